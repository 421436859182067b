/** What the registers of an ended battle say: a row of the outcome, and the final machine. */
import { ROUND_HEADER, WARRIOR_FIELDS, type RoundState } from '../engine.js'
import type { MarsSettings } from '../settings.js'
import type { Group } from './groups.js'
import { REGISTER, ROUND_REGISTERS, WARRIOR_REGISTER, WARRIOR_REGISTERS, queueLength } from './layout.js'

/** The words of one slot in interleaved memory. */
export type SlotReader = (word: number) => number

/** Reads the words of one slot, which lie interleaved with those of all others. */
export const slotReader =
  (words: Uint32Array, slots: number, slot: number): SlotReader =>
  (word) =>
    words[word * slots + slot]!

const roundRegister = (read: SlotReader, name: keyof typeof REGISTER): number => read(REGISTER[name])

const warriorRegister = (read: SlotReader, warrior: number, name: keyof typeof WARRIOR_REGISTER): number =>
  read(ROUND_REGISTERS + warrior * WARRIOR_REGISTERS + WARRIOR_REGISTER[name])

const processesOf = (read: SlotReader, warrior: number) => warriorRegister(read, warrior, 'queue') >>> 16

/** Instructions a warrior executed: those of the whole cycles, and one more if its turn had come in the last. */
function executedOf(read: SlotReader, warrior: number, warriorCount: number): number {
  if (processesOf(read, warrior) === 0) return warriorRegister(read, warrior, 'deathCycle')
  const place = (each: number) => (each + warriorCount - roundRegister(read, 'first')) % warriorCount
  return roundRegister(read, 'cycle') + Number(place(warrior) <= place(roundRegister(read, 'turn')))
}

/** Writes a row of MatchOutcome.data at `at`. */
export function writeRow(
  read: SlotReader,
  warriorCount: number,
  coverage: boolean,
  row: Uint32Array,
  at: number,
): void {
  let cycles = 0
  for (let warrior = 0; warrior < warriorCount; warrior++) {
    const of = (name: keyof typeof WARRIOR_REGISTER) => warriorRegister(read, warrior, name)
    const field = at + ROUND_HEADER + warrior * WARRIOR_FIELDS
    row[field] = of('deathCycle')
    row[field + 1] = processesOf(read, warrior)
    row[field + 2] = of('spawned')
    row[field + 3] = coverage ? of('covered') : 0
    cycles = Math.max(cycles, executedOf(read, warrior, warriorCount))
  }
  row[at] = cycles
  row[at + 1] = roundRegister(read, 'steps')
}

/** Where the parts of the state are read. */
export interface StateReaders {
  readonly registers: SlotReader
  readonly cells: SlotReader
  readonly operations: SlotReader | null
  readonly queues: SlotReader
}

/** The machine at the end of a round of this match. */
export function readState(
  readers: StateReaders,
  group: Group,
  match: number,
  settings: MarsSettings,
): RoundState {
  const { coreSize, pSpaceSize } = settings
  const { key, warriorCount, lineUps, lineUpOf } = group
  const { queueWords } = group.sizes
  const lineUp = lineUps[lineUpOf.get(match)!]!
  const operations = new Uint16Array(coreSize)
  const aFields = new Uint32Array(coreSize)
  const bFields = new Uint32Array(coreSize)
  for (let cell = 0; cell < coreSize; cell++) {
    const word = readers.cells(cell)
    const id = readers.operations === null ? word >>> 26 : readers.operations(cell)
    operations[cell] = lineUp.operations[id]!
    aFields[cell] = key.cells === 'narrow' ? (word >>> 13) & 8191 : word >>> 16
    bFields[cell] = key.cells === 'narrow' ? word & 8191 : word & 65_535
  }
  const { registers } = readers
  const warriors = Array.from({ length: warriorCount }, (_, warrior) => warrior)
  const addressAt = (warrior: number, entry: number): number => {
    const base = warrior * queueWords
    if (key.queues === 'plain') return readers.queues(base + entry)
    return (readers.queues(base + (entry >> 1)) >>> ((entry & 1) * 16)) & 65_535
  }
  const ring = queueLength(settings)
  const alive = roundRegister(registers, 'alive')
  return {
    operations,
    aFields,
    bFields,
    queues: warriors.map((warrior) => {
      const head = warriorRegister(registers, warrior, 'queue') & 65_535
      return Uint32Array.from({ length: processesOf(registers, warrior) }, (_, index) =>
        addressAt(warrior, (head + index) % ring),
      )
    }),
    pSpaces: warriors.map((warrior) => {
      const cells = new Uint32Array(pSpaceSize)
      cells[0] = processesOf(registers, warrior) > 0 ? alive % coreSize : 0
      return cells
    }),
    executed: warriors.map((warrior) => executedOf(registers, warrior, warriorCount)),
    deathSteps: warriors.map((warrior) => warriorRegister(registers, warrior, 'deathStep')),
  }
}
