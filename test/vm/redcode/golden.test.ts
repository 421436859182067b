import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { assemble, OPCODE, printInstruction, type Assembly, type MarsSettings } from '../../../vm/index.js'
import { reported, wanted, type Golden } from './golden-source.js'

interface AssemblerLine {
  readonly id: string
  readonly mode: '94' | '88'
  readonly settings: Omit<MarsSettings, 'standard' | 'immediateB'>
  readonly warriors: number
  readonly rounds: number
  readonly source: string
  readonly expected: Golden
  readonly standardPrecedence?: { readonly ok: boolean; readonly code?: readonly string[] }
}

const file = new URL('../../conformance/assembler.jsonl.gz', import.meta.url)
const lines = gunzipSync(readFileSync(file))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as AssemblerLine)

/** pMARS cuts lines at 255 characters and reads the rest as a line of its own; we read them whole (quirk A10). */
const LINE_CUT = new Set(['ws-long-comment-hidden-code', 'ws-long-number-split'])

function assembleLine({ source, settings, mode, warriors, rounds }: AssemblerLine): Assembly {
  return assemble(source, {
    settings: { ...settings, standard: mode, immediateB: 'fetched' },
    warriors,
    rounds,
  })
}

describe('golden assembler data', () => {
  it('has 607 lines', () => {
    expect(lines).toHaveLength(607)
  })

  it.each(lines.filter(({ id }) => !LINE_CUT.has(id)).map((line) => [line.id, line] as const))(
    'gives the answer of pMARS for %s',
    (_, line) => {
      const { expected } = line
      const assembly = assembleLine(line)
      expect(assembly.warrior !== null).toBe(expected.ok)
      // All that is known of a source that pMARS gave up is that it failed.
      if (expected.aborted) return
      expect(reported(assembly)).toEqual(wanted(expected))
      const { name, author, date, version } = assembly
      expect({ name, author, date, version }).toEqual({
        name: expected.name,
        author: expected.author,
        date: expected.date,
        version: expected.version,
      })
      const { warrior } = assembly
      if (warrior === null) return
      expect(canonical(assembly)).toEqual(expected.code)
      expect({ start: warrior.start, pin: warrior.pin }).toEqual({
        start: expected.start,
        pin: expected.pin ?? null,
      })
      const cmpLines = warrior.instructions.flatMap(({ opcode }, index) =>
        opcode === OPCODE.CMP ? [index] : [],
      )
      expect(cmpLines).toEqual(expected.cmpLines ?? [])
    },
  )

  it.each(lines.filter(({ id }) => LINE_CUT.has(id)).map((line) => [line.id, line] as const))(
    'reads the long lines of %s whole, where pMARS cuts them',
    (_, line) => {
      const assembly = assembleLine(line)
      expect(assembly.diagnostics).toEqual([])
      expect(canonical(assembly)).not.toEqual(line.expected.code ?? [])
    },
  )
})

describe('operators that pMARS swallows', () => {
  const peculiar = lines.filter(({ standardPrecedence }) => standardPrecedence !== undefined)

  it('are in 64 golden lines', () => {
    expect(peculiar).toHaveLength(64)
  })

  it.each(peculiar.map((line) => [line.id, line] as const))('are told of in %s', (_, line) => {
    const { diagnostics, warrior } = assembleLine(line)
    const codes = diagnostics.map(({ code }) => code)
    if (warrior) expect(codes).toContain('OperatorSwallowing')
    else expect(diagnostics.some(({ hint }) => hint.includes('parentheses'))).toBe(true)
  })

  it('are not told of where arithmetic agrees', () => {
    const plain = lines.filter(({ standardPrecedence, expected }) => !standardPrecedence && expected.ok)
    const told = plain.filter((line) =>
      assembleLine(line).diagnostics.some(({ code }) => code === 'OperatorSwallowing'),
    )
    expect(told.map(({ id }) => id)).toEqual([])
  })
})

function canonical({ warrior }: Assembly): string[] {
  return warrior!.instructions.map((instruction) => printInstruction(instruction).replace(/^CMP/, 'SEQ'))
}
