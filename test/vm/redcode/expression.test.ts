import { describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../../vm/index.js'

const settings = { ...PRESETS['94nop'], coreSize: 1 << 20 }

function assembly(expression: string) {
  return assemble(`;assert 1\ndat 0, ${expression}`, { settings })
}
const value = (expression: string) => assembly(expression).warrior?.instructions[0]!.b
const codes = (expression: string) => assembly(expression).diagnostics.map(({ code }) => code)

/** Values that pMARS 0.9.2 gives. */
describe('an expression', () => {
  it.each([
    ['2+3*4', 14], ['(2+3)*4', 20], ['10-4-3', 3], ['100/10/2', 5], ['-7/2', -3], ['-7%3', -1], ['7%-3', 1],
    ['--5', 5], ['!0', 1], ['!!5', 1], ['3--2', 5], ['1<2==1', 1], ['1||0&&0', 1], ['3>2>1', 0],
    ['1 < = 2', 1], ['1 & & 1', 1], ['1 2', 12], ['a=5+a', 5], ['2*a=3+4', 14], ['1+a=3*2+1', 8], ['-a=3', -3],
  ] as const)('gives %s the value %i', (expression, expected) => {
    expect(value(expression)).toBe(expected)
    expect(codes(expression)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['1-2*3-4', -1, -9], ['10-6/2-1', 8, 6], ['6+4*3-9<2', 6, 0], ['1+2*3*4==25', 1, 1], ['1+2*3-4*5<2', 1, 1],
    ['3||0*2<1+0&&0', 0, 1], ['9-8*1-1<3-4', 9, 0], ['1+2*3-4*5+6*7', -55, 29],
  ] as const)('gives %s the value %i of pMARS and warns where arithmetic has another, %i', (expression, pmars, arithmetic) => {
    expect(value(expression)).toBe(pmars)
    const told = assembly(expression).diagnostics.map(({ message }) => message)
    expect(told).toEqual(pmars === arithmetic ? [] : [`pMARS reads this as ${pmars}, arithmetic as ${arithmetic}`])
  }) // prettier-ignore

  it.each(['1+2*3==7', '5-4*2==-3', '3+2*3<2*0||2', '2+1*2<1+0&&0'])(
    'is bad where pMARS loses its way, as in %s, and the hint says what to do',
    (expression) => {
      expect(assembly(expression).diagnostics).toMatchObject([
        { code: 'BadExpression', hint: expect.stringContaining('parentheses') as string },
      ])
    },
  )

  it.each([
    ['1+', 'BadExpression'], ['()', 'BadExpression'], ['(1', 'BadExpression'], ['1)', 'BadExpression'],
    ['1<<3', 'BadExpression'], ['1x', 'BadExpression'], ['_', 'BadExpression'], ['1/0', 'DivisionByZero'],
    ['1%0', 'DivisionByZero'], ['1/0+', 'BadExpression'], ['1234567890123456789', 'NumberTooLong'],
    ['999999999999999999*99', 'ArithmeticOverflow'], ['(a)=3', 'UnplacedAssignment'],
    ['foo', 'UndefinedSymbol'], ['1^2', 'ImproperPlacement'], ['1&2', 'ImproperPlacement'],
  ])('that is %s has the error %s', (expression, code) => {
    expect(codes(expression)).toEqual([code])
    expect(assembly(expression).warrior).toBeNull()
  }) // prettier-ignore

  it('is exact in 64 bits', () => {
    expect(value('999999999999999999%100003')).toBe(Number(999999999999999999n % 100003n))
    expect(value('999999999999*999999%100003')).toBe(Number((999999999999n * 999999n) % 100003n))
  })

  it('shares registers between assertions, FOR and operands, in the order of the passes', () => {
    const source = 'dat a, b\n;assert a=3\ni for b=2\ndat i, b\nrof\ndat a=7, A'
    const { warrior } = assemble(source, { settings })
    expect(warrior!.instructions.map(({ a, b }) => [a, b])).toEqual([[3, 2], [1, 2], [2, 2], [7, 7]]) // prettier-ignore
  })

  it('finds the number of warriors in the registers W and S', () => {
    const { warrior } = assemble('dat w, S', { settings, warriors: 5 })
    expect(warrior!.instructions[0]).toMatchObject({ a: 5, b: 5 })
  })
})
