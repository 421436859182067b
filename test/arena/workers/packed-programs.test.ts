import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPrograms, unpackPrograms } from '../../../arena/workers/packed-programs.js'
import { MODE_SIGNS, MODIFIER_NAMES, OPCODE_NAMES, type Program } from '../../../vm/index.js'
import { zoo } from '../../helpers/warrior.js'

const below = (length: number) => fc.integer({ min: 0, max: length - 1 })
const field = fc.integer({ min: -(2 ** 20), max: 2 ** 20 })
const program: fc.Arbitrary<Program> = fc.record({
  instructions: fc.array(
    fc.record({
      opcode: below(OPCODE_NAMES.length),
      modifier: below(MODIFIER_NAMES.length),
      aMode: below(MODE_SIGNS.length),
      a: field,
      bMode: below(MODE_SIGNS.length),
      b: field,
    }),
    { maxLength: 20 },
  ),
  start: below(20),
  pin: fc.option(fc.maxSafeInteger()),
})

describe('packed programs', () => {
  it('unpack to the programs they were', () => {
    fc.assert(
      fc.property(fc.array(program, { maxLength: 8 }), (programs) => {
        expect(unpackPrograms(packPrograms(programs))).toEqual(programs)
      }),
    )
  })

  it('lie in shared memory, without what is said about a warrior', () => {
    const packed = packPrograms(zoo)
    expect(packed.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(unpackPrograms(packed)).toEqual(
      zoo.map(({ instructions, start, pin }) => ({ instructions, start, pin })),
    )
  })
})
