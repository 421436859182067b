/**
 * pMARS 0.9.2's random numbers and warrior positions (-F, -f, -P). Golden sequences are in
 * test/conformance/placement.jsonl.gz.
 */
import type { Match, RoundPlacement } from './engine.js'
import { OPCODE_NAMES, wrapField } from './isa.js'
import { allowed, failure, type Judgement } from './result.js'
import type { MarsSettings } from './settings.js'
import type { Program } from './warrior.js'

/** Next state of the minimal standard generator (Park and Miller, 16807 modulo 2^31-1); 0 stays 0. */
export function nextSeed(seed: number): number {
  const next = 16807 * (seed % 127773) - 2836 * Math.trunc(seed / 127773)
  return next < 0 ? next + 2147483647 : next
}

/** State of the generator before round 1 for `pmars -F position`: the second warrior of two starts at `position`. */
export function fixedSeed(position: number, settings: MarsSettings): number {
  return position - settings.minSeparation
}

/** Numbers by which pMARS knows opcodes and modes; they enter its checksum. */
const CHECKSUM_OPCODES = [
  'MOV', 'ADD', 'SUB', 'MUL', 'DIV', 'MOD', 'JMZ', 'JMN', 'DJN', 'CMP', 'SLT', 'SPL', 'DAT', 'JMP', 'SEQ', 'SNE', 'NOP', 'LDP', 'STP',
] // prettier-ignore
const OPCODE_NUMBERS = OPCODE_NAMES.map((name) => CHECKSUM_OPCODES.indexOf(name))
/** By mode number: # $ * @ { < } >. */
const MODE_NUMBERS = [0, 1, 130, 2, 131, 3, 132, 4]

/** State of the generator before round 1 for `pmars -f`: drawn from a checksum over the warriors' code. */
export function checksumSeed(programs: readonly Program[], coreSize: number): number {
  let sum = 0
  let count = 0
  const add = (number: number) => {
    sum += number ^ count++
  }
  for (const { instructions } of programs)
    for (const { opcode, modifier, aMode, a, bMode, b } of instructions) {
      add(8 * OPCODE_NUMBERS[opcode]! + modifier)
      add(MODE_NUMBERS[aMode]!)
      add(MODE_NUMBERS[bMode]!)
      add(wrapField(a, coreSize))
      add(wrapField(b, coreSize))
    }
  return nextSeed(sum)
}

/** Whether this many warriors fit into the core at their least distance. */
export function judgePlacement(settings: MarsSettings, warriorCount: number): Judgement<'NoRoom'> {
  const { coreSize, minSeparation } = settings
  if (warriorCount < 2 || warriorCount * minSeparation <= coreSize) return allowed
  return failure(
    'NoRoom',
    `${warriorCount} warriors at least ${minSeparation} cells apart do not fit into a core of ${coreSize}`,
  )
}

/**
 * Positions of a series of rounds. `seed` is the generator's state before round 1 (0 .. 2^31-2). The starter rotates.
 * RangeError when the warriors do not fit ({@link judgePlacement}).
 */
export function drawPlacements(
  settings: MarsSettings,
  warriorCount: number,
  seed: number,
  rounds: number,
): RoundPlacement[] {
  const placed = judgePlacement(settings, warriorCount)
  if (!placed.ok) throw new RangeError(placed.message)
  const placements: RoundPlacement[] = []
  for (let round = 0; round < rounds; round++) {
    const drawn = drawPositions(settings, warriorCount, seed)
    seed = drawn.seed
    placements.push({ positions: drawn.positions, first: round % warriorCount })
  }
  return placements
}

/** Placement of each round of a match. */
export function placementsOf(
  settings: MarsSettings,
  { warriors, placement }: Match,
): readonly RoundPlacement[] {
  if (placement.kind === 'explicit') return placement.rounds
  return drawPlacements(settings, warriors.length, placement.seed, placement.rounds)
}

interface Drawn {
  readonly positions: number[]
  /** The generator's state afterwards. */
  readonly seed: number
}

function drawPositions(settings: MarsSettings, warriorCount: number, seed: number): Drawn {
  const { coreSize, minSeparation } = settings
  if (warriorCount === 1) return { positions: [0], seed }
  if (warriorCount === 2) {
    const position = minSeparation + (seed % (coreSize + 1 - 2 * minSeparation))
    return { positions: [0, position], seed: nextSeed(seed) }
  }
  return drawWithRetries(settings, warriorCount, seed)
}

/** Three or more warriors: draw, and go back to the first one that is too near when 20 redraws did not help. */
function drawWithRetries(settings: MarsSettings, warriorCount: number, seed: number): Drawn {
  const { coreSize, minSeparation } = settings
  const positions = [0]
  let retries = 20
  let backtracks = 4
  let index = 1
  while (index < warriorCount) {
    seed = nextSeed(seed)
    const position = (seed % (coreSize - 2 * minSeparation + 1)) + minSeparation
    positions[index] = position
    const near = positions.findIndex(
      (other, i) => i >= 1 && i < index && Math.abs(position - other) < minSeparation,
    )
    if (near === -1) {
      index++
    } else if (backtracks === 0) {
      return drawSorted(settings, warriorCount, seed)
    } else if (retries === 0) {
      index = near
      backtracks--
      retries = 20
    } else {
      retries--
    }
  }
  return { positions, seed }
}

/** The back-up, which always succeeds: gaps drawn and sorted, then the warriors shuffled over the places. */
function drawSorted(settings: MarsSettings, warriorCount: number, seed: number): Drawn {
  const { coreSize, minSeparation } = settings
  const room = coreSize - warriorCount * minSeparation + 1
  const gaps: number[] = []
  for (let i = 1; i < warriorCount; i++) {
    seed = nextSeed(seed)
    gaps.push(seed % room)
  }
  gaps.sort((x, y) => x - y)
  const positions = [0, ...gaps.map((gap, i) => gap + (i + 1) * minSeparation)]
  for (let i = 1; i < warriorCount; i++) {
    seed = nextSeed(seed)
    const j = (seed % (warriorCount - i)) + i
    ;[positions[i], positions[j]] = [positions[j]!, positions[i]!]
  }
  return { positions, seed }
}

/**
 * `pmars -P`: two warriors meet at every distance from both starting sides before one repeats. With -F the seed is
 * {@link permutationSeed}, with -f {@link checksumSeed}.
 */
export function drawPermutation(settings: MarsSettings, seed: number, rounds: number): RoundPlacement[] {
  const { coreSize, minSeparation } = settings
  const placed = judgePlacement(settings, 2)
  if (!placed.ok) throw new RangeError(placed.message)
  const distances = coreSize + 1 - 2 * minSeparation
  const table: number[] = []
  const placements: RoundPlacement[] = []
  while (placements.length < rounds) {
    if (table.length === 0) for (let entry = 0; entry < 2 * distances; entry++) table.push(entry)
    const index = seed % table.length
    const entry = table[index]!
    table[index] = table[table.length - 1]!
    table.pop()
    seed = nextSeed(seed)
    placements.push({ positions: [0, minSeparation + (entry >> 1)], first: entry & 1 })
  }
  return placements
}

/** State of the generator before round 1 for `pmars -P -F position`. */
export function permutationSeed(position: number, settings: MarsSettings): number {
  return 2 * fixedSeed(position, settings)
}
