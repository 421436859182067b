import { describe, expect, it } from 'vitest'
import { decimalNumber, wholeNumber } from '../../../../src/cli/flags/number-flags.js'

describe('wholeNumber', () => {
  const parse = wholeNumber(-5, 100)

  it('takes plain digits in its range, both ends included', () => {
    expect(['-5', '0', '007', '100'].map(parse)).toEqual([-5, 0, 7, 100])
  })

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '10abc',
    '1e1',
    '0x10',
    '1.0',
    '+1',
    '--1',
    '-',
    '١',
    'NaN',
    'Infinity',
    '1_0',
  ])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow('It must be a whole number from -5 to 100.')
  })

  it('refuses what is out of range, also where doubles end', () => {
    expect(() => parse('-6')).toThrow()
    expect(() => parse('101')).toThrow()
    expect(() => wholeNumber(1)('9007199254740993')).toThrow('of at least 1')
    expect(() => wholeNumber(1)('1'.repeat(400))).toThrow()
  })
})

describe('decimalNumber', () => {
  const parse = decimalNumber(0, 1)

  it('takes decimal fractions in its range', () => {
    expect(['0', '0.25', '1', '1.0'].map(parse)).toEqual([0, 0.25, 1, 1])
  })

  it.each(['', '.5', '1.', '1e-1', '0,5', '-0.1', '1.1', 'NaN'])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow('It must be a number from 0 to 1.')
  })
})
