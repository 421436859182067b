import fc from 'fast-check'
import {
  MODE_SIGNS,
  MODIFIER_NAMES,
  OPCODE_NAMES,
  type Batch,
  type Instruction,
  type MarsSettings,
  type Program,
} from '../../vm/index.js'

const divisorsOf = (n: number) => Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0)

const coreSizes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(97, 800, 8000) },
  { weight: 1, arbitrary: fc.constantFrom(8190, 8191, 8192, 55_440, 65_535, 131_071) },
)

const settings: fc.Arbitrary<MarsSettings> = coreSizes.chain((coreSize) => {
  const limit = fc.oneof(
    { weight: 3, arbitrary: fc.constant(coreSize) },
    { weight: 1, arbitrary: fc.constantFrom(...divisorsOf(coreSize)) },
  )
  return fc.record({
    coreSize: fc.constant(coreSize),
    maxCycles: fc.integer({ min: 1, max: 300 }),
    maxProcesses: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(8000)),
    maxLength: fc.constant(coreSize),
    minSeparation: fc.constant(coreSize),
    readLimit: limit,
    writeLimit: limit,
    pSpaceSize: fc.integer({ min: 1, max: Math.min(coreSize, 500) }),
    standard: fc.constant('94' as const),
    immediateB: fc.constantFrom('fetched' as const, 'reread' as const),
  })
})

const index = (length: number) => fc.integer({ min: 0, max: length - 1 })

function instruction(coreSize: number): fc.Arbitrary<Instruction> {
  const field = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -coreSize, max: coreSize }))
  return fc.record({
    opcode: index(OPCODE_NAMES.length),
    modifier: index(MODIFIER_NAMES.length),
    aMode: index(MODE_SIGNS.length),
    a: field,
    bMode: index(MODE_SIGNS.length),
    b: field,
  })
}

function program(coreSize: number): fc.Arbitrary<Program> {
  const instructions = fc.array(instruction(coreSize), { minLength: 1, maxLength: Math.min(coreSize, 12) })
  return fc.record({
    instructions,
    start: fc.integer({ min: 0, max: 11 }),
    pin: fc.option(fc.integer({ min: 0, max: 2 })),
  })
}

/** Matches of random programs over all opcodes, modifiers and modes, under random settings, from random positions. */
export const randomBatch: fc.Arbitrary<Batch> = settings.chain((settings) => {
  const programs = fc.array(program(settings.coreSize), { minLength: 1, maxLength: 4 })
  return programs.chain((programs) => {
    const warriors = fc.array(index(programs.length), { minLength: 1, maxLength: 20 })
    const match = fc
      .oneof(fc.tuple(index(programs.length), index(programs.length)), warriors)
      .chain((warriors) => {
        const round = fc.record({
          positions: fc.tuple(...warriors.map(() => index(settings.coreSize))),
          first: index(warriors.length),
        })
        const rounds = fc.array(round, { minLength: 1, maxLength: 3 })
        return fc.record({
          warriors: fc.constant(warriors),
          placement: fc.record({ kind: fc.constant('explicit' as const), rounds }),
        })
      })
    return fc.record({
      settings: fc.constant(settings),
      programs: fc.constant(programs),
      matches: fc.array(match, { minLength: 1, maxLength: 6 }),
      stop: fc.constantFrom('one-left' as const, 'none-left' as const),
      coverage: fc.boolean(),
    })
  })
})
