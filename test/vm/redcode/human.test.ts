import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assemble, decodeSource, OPCODE, PRESETS, printInstruction, printWarrior } from '../../../vm/index.js'
import { HUMAN_WARRIORS, humanGolden } from '../../helpers/human-warriors.js'
import { reported, wanted, type Golden } from './golden-source.js'

const lines = (humanGolden('human-listing.jsonl.gz') ?? []).map(
  (line) => JSON.parse(line) as Golden & { file: string; length: number },
)
const settings = PRESETS['94nop']

function assembleFile(file: string) {
  return assemble(decodeSource(readFileSync(join(HUMAN_WARRIORS!, file))), { settings })
}

describe.skipIf(HUMAN_WARRIORS === null || lines.length === 0)('human warriors', () => {
  it('are 317', () => {
    expect(lines).toHaveLength(317)
  })

  it('assemble as pMARS assembles them', () => {
    for (const expected of lines) {
      const assembly = assembleFile(expected.file)
      const { warrior } = assembly
      expect([expected.file, reported(assembly)]).toEqual([expected.file, wanted(expected)])
      expect([expected.file, warrior !== null]).toEqual([expected.file, expected.ok])
      if (!warrior) continue
      expect({
        file: expected.file,
        name: warrior.name,
        author: warrior.author,
        length: warrior.instructions.length,
        start: warrior.start,
        pin: warrior.pin,
        code: warrior.instructions.map((instruction) => printInstruction(instruction).replace(/^CMP/, 'SEQ')),
      }).toEqual({
        file: expected.file,
        name: expected.name,
        author: expected.author,
        length: expected.length,
        start: expected.start,
        pin: expected.pin ?? null,
        code: expected.code,
      })
    }
  })

  it('have no operators that pMARS swallows', () => {
    const told = lines.filter(({ file }) =>
      assembleFile(file).diagnostics.some(({ code }) => code === 'OperatorSwallowing'),
    )
    expect(told.map(({ file }) => file)).toEqual([])
  })

  it('come back from their printed form', () => {
    for (const { file } of lines) {
      const { warrior } = assembleFile(file)
      if (!warrior) continue
      const { source: _, ...again } = assemble(printWarrior(warrior), { settings }).warrior!
      const { source: __, ...once } = warrior
      expect([file, again]).toEqual([file, once])
    }
  })

  it('have CMP only where they say CMP', () => {
    const cmp = lines.flatMap(({ file }) => assembleFile(file).warrior?.instructions ?? [])
    expect(cmp.some(({ opcode }) => opcode === OPCODE.CMP)).toBe(true)
  })
})
