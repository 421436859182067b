import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assemble,
  MODE_SIGNS,
  MODIFIER_NAMES,
  OPCODE_NAMES,
  PRESETS,
  printWarrior,
  type Instruction,
} from '../../../vm/index.js'

const settings = PRESETS['94nop']
const field = fc.integer({ min: -3999, max: 4000 })
const instruction: fc.Arbitrary<Instruction> = fc.record({
  opcode: fc.nat(OPCODE_NAMES.length - 1),
  modifier: fc.nat(MODIFIER_NAMES.length - 1),
  aMode: fc.nat(MODE_SIGNS.length - 1),
  a: field,
  bMode: fc.nat(MODE_SIGNS.length - 1),
  b: field,
})
const code = fc.array(instruction, { minLength: 1, maxLength: 100 })
const program = code.chain((instructions) =>
  fc.record({
    instructions: fc.constant(instructions),
    start: fc.nat(instructions.length - 1),
    pin: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  }),
)
/** A credit as the assembler can give it. */
const line = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replace(/\p{Cc}/gu, '').replace(/^ +|\\+$/g, ''))
  .filter((text) => text !== '')
const bland = { name: 'Name', author: 'Author', strategy: '' }

describe('printWarrior', () => {
  it('prints what assembles to the same program', () => {
    fc.assert(
      fc.property(program, (value) => {
        const { warrior, diagnostics } = assemble(printWarrior({ ...bland, ...value }), { settings })
        expect(diagnostics).toEqual([])
        expect(warrior).toMatchObject(value)
      }),
    )
  })

  it('keeps name, author and strategy', () => {
    const dat = { instructions: [], start: 0, pin: null }
    fc.assert(
      fc.property(line, line, fc.array(line), (name, author, strategy) => {
        const said = { name, author, strategy: strategy.join('\n') }
        const { warrior } = assemble(printWarrior({ ...said, ...dat }), { settings })
        expect(warrior).toMatchObject(said)
      }),
    )
  })

  it('lets no name, author or strategy break out of its comment', () => {
    const dat = { instructions: [], start: 0, pin: null }
    const hostile = fc
      .array(fc.constantFrom('\n', '\r', '\\', '\0', '\v', ';redcode', 'MOV 0, 1', ' '))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, author, strategy) => {
        const source = printWarrior({ name, author, strategy, ...dat })
        expect(assemble(source, { settings }).warrior).toMatchObject(dat)
        expect(assemble(`${source}MOV 0, 1\n`, { settings }).warrior).toMatchObject(dat)
      }),
    )
  })

  it("prints a warrior of the '88 standard without what that does not know", () => {
    const settings88 = PRESETS['88']
    const source = 'dat #0\nstart mov #1, -1\n cmp 1, @2\n slt #3, #4\n jmp start, <5\n end start\n;assert 1'
    const { warrior } = assemble(source, { settings: settings88 })
    const again = assemble(printWarrior(warrior!, '88'), { settings: settings88 })
    expect(again.diagnostics).toEqual([])
    expect(again.warrior!.id).toBe(warrior!.id)
  })
})
