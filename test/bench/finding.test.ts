import { describe, expect, it } from 'vitest'
import { judge, notMeasured, printFindings } from '../../bench/measure/finding.js'

const faster = { kind: 'at least', bound: 1.8, unit: 'x' } as const
const quicker = { kind: 'at most', bound: 250, unit: ' ms' } as const

describe('judge', () => {
  it('holds a value against its bound, which is met when it is reached', () => {
    const verdicts = [1.79, 1.8, 2].map((value) => judge('a', value, faster).verdict)
    expect(verdicts).toEqual(['missed', 'met', 'met'])
    expect([249, 250, 251].map((value) => judge('b', value, quicker).verdict)).toEqual([
      'met',
      'met',
      'missed',
    ])
  })
})

describe('printFindings', () => {
  it('is a table in Markdown, with what was not measured and why', () => {
    const findings = [
      judge('fast', 1.923, faster, 'quartiles 1.90 to 1.95'),
      judge('cold', 312.4, quicker),
      notMeasured('other', faster, 'no --against program'),
    ]
    expect(printFindings(findings)).toBe(
      [
        '| case  | measured             | target         |              | note                   |',
        '| ----- | -------------------- | -------------- | ------------ | ---------------------- |',
        '| fast  | 1.92x                | at least 1.8x  | met          | quartiles 1.90 to 1.95 |',
        '| cold  | 312 ms               | at most 250 ms | missed       |                        |',
        '| other | no --against program | at least 1.8x  | not measured |                        |',
        '',
      ].join('\n'),
    )
  })
})
