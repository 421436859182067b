import {
  bodyBlock,
  drawGene,
  openingBlock,
  type Body,
  type Genes,
  type Opening,
} from '../../../../arena/parts/index.js'
import { createRandom, type Random } from '../../../../arena/random.js'
import {
  Mars,
  packOperation,
  PRESETS,
  wrapField,
  type Instruction,
  type MarsSettings,
  type StopRule,
} from '../../../../vm/index.js'
import { program } from '../../../helpers/program.js'

export const ROOM = PRESETS['94nop']

/** Constants of a part at random, some of them as given. */
export function genesOf(
  part: Body | Opening,
  given: Genes = {},
  { room = ROOM, random = createRandom(1) }: { readonly room?: MarsSettings; readonly random?: Random } = {},
): Genes {
  const drawn = Object.entries(part.domains(room)).map(([name, domain]): [string, number] => [
    name,
    drawGene(domain, room, random),
  ])
  return { ...Object.fromEntries(drawn), ...given }
}

/** Something that sits where it is: its process jumps on the spot at its line `at`; the others, all unlike, are never executed. */
export const duck = (lines = 1, at = 0) =>
  program(
    Array.from({ length: lines }, (_, line) => `JMP.B $0, $${line}`),
    at,
  )

/** Something that executes all its lines again and again. */
export const walker = (lines: number) =>
  program([...Array<string>(lines - 1).fill('NOP.F $0, $0'), `JMP.B $${1 - lines}, $0`])

/** A part in the core by itself, at address 0. */
export interface Running {
  readonly mars: Mars
  readonly instructions: readonly Instruction[]
  /** Addresses executed by the part, in their order. */
  readonly executed: number[]
  /** Addresses that the part has read. */
  readonly read: Set<number>
  /** Runs until so many instructions of the part have been executed since its start, or the round has ended. */
  readonly until: (cycles: number) => void
}

export interface Surroundings {
  readonly room?: MarsSettings
  /** Address of an opponent, and what it is. */
  readonly opponent?: undefined | { readonly at: number; readonly code: ReturnType<typeof duck> }
}

/** A body with as many processes as it wants at its entry. */
export function runBody(body: Body, genes: Genes, { room = ROOM, opponent }: Surroundings = {}): Running {
  const { instructions, entry } = bodyBlock(body, genes, room)
  const stop = opponent === undefined ? 'none-left' : 'one-left'
  return start(instructions, entry, body.processes(genes, room), { room, opponent, stop })
}

/** An opening that goes on to a process that sits behind it. */
export function runOpening(
  part: Opening,
  genes: Genes,
  { room = ROOM, opponent }: Surroundings = {},
): Running {
  const { instructions, entry } = openingBlock(part, genes, room)
  return start([...instructions, ...duck().instructions], entry, 1, { room, opponent, stop: 'none-left' })
}

interface Where extends Required<Pick<Surroundings, 'room'>>, Pick<Surroundings, 'opponent'> {
  readonly stop: StopRule
}

function start(
  instructions: readonly Instruction[],
  entry: number,
  processes: number,
  { room, opponent, stop }: Where,
): Running {
  const executed: number[] = []
  const read = new Set<number>()
  const nothing = () => undefined
  const programs = [
    { instructions, start: entry, pin: null },
    ...(opponent === undefined ? [] : [opponent.code]),
  ]
  const mars = new Mars(room, programs, stop, {
    executed: (warrior, address) => {
      if (warrior === 0) executed.push(address)
    },
    read: (_, address) => read.add(address),
    ...{ write: nothing, spawn: nothing, die: nothing },
  })
  mars.load({ positions: opponent === undefined ? [0] : [0, opponent.at], first: 0 })
  mars.current = 0
  for (let process = 1; process < processes; process++) mars.queue(entry)
  return {
    ...{ mars, instructions, executed, read },
    until: (cycles) => {
      while (executed.length < cycles && !mars.run(1));
    },
  }
}

/** Whether the cell holds exactly this instruction. */
export function holds(mars: Mars, address: number, instruction: Instruction): boolean {
  const { coreSize } = mars.settings
  const { opcode, modifier, aMode, a, bMode, b } = instruction
  const cell = wrapField(address, coreSize)
  return (
    mars.operations[cell] === packOperation(opcode, modifier, aMode, bMode) &&
    mars.aFields[cell] === wrapField(a, coreSize) &&
    mars.bFields[cell] === wrapField(b, coreSize)
  )
}
