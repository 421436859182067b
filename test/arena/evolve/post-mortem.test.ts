import { describe, expect, it } from 'vitest'
import { postMortem } from '../../../arena/evolve/post-mortem.js'
import { createReferenceEngine, PRESETS, warriorOutcome, type Warrior } from '../../../vm/index.js'
import { DWARF, IMP, STONE } from '../../helpers/evolution.js'
import { warrior } from '../../helpers/warrior.js'

const settings = PRESETS.tiny
const SITTER = warrior('Sitter', ['JMP.B $0, $0'])
const SUICIDE = warrior('Suicide', ['MOV.I $2, $1', 'NOP.F $0, $0', 'DAT.F $5, $7'])
const nameOf = ({ name }: Warrior) => name
const plan = { settings, placementSeed: 4711, nameOf }

describe('a post-mortem', () => {
  it('says in which cycle the last process died, by which instruction, and who wrote it', async () => {
    const walker = warrior('Walker', [...Array<string>(5).fill('NOP.F $0, $0'), 'JMP.B $-5, $0'])
    const report = await postMortem({ ...plan, warrior: walker, opponents: [DWARF] })
    // The same fights on the engine.
    const [outcome] = await createReferenceEngine().run({
      settings,
      programs: [walker, DWARF],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 4711, rounds: 2 } }],
      stop: 'one-left',
    })
    const deaths = [0, 1].map((round) => warriorOutcome(outcome!, round, 0).deathCycle)
    expect(Math.min(...deaths)).toBeGreaterThan(0)
    expect(report).toMatch(/^- Dwarf: 0 won, 0 tied, 2 lost\. /)
    const bomb =
      'DAT\\.F #0, #-?\\d+ at instruction \\d of its own code, counted from 0, last changed by Dwarf\\.'
    for (const cycle of deaths)
      expect(report).toMatch(new RegExp(`Lost in cycle ${cycle}: its last process executed ${bomb}`))
  })

  it('tells an own mistake from an attack', async () => {
    const report = await postMortem({ ...plan, warrior: SUICIDE, opponents: [SITTER] })
    expect(report).toContain('0 won, 0 tied, 2 lost')
    expect(report).toContain(
      'in cycle 2: its last process executed DAT.F $5, $7 at instruction 1 of its own code, counted from 0, which it had changed itself',
    )
    const runaway = warrior('Runaway', ['JMP.B $50, $0'])
    expect(await postMortem({ ...plan, warrior: runaway, opponents: [SITTER] })).toContain(
      'in cycle 2: its last process executed DAT.F $0, $0 outside its code, 50 cells behind its first, an empty cell',
    )
    const careless = warrior('Careless', ['NOP.F $0, $0', 'DAT.F $1, $2'])
    expect(await postMortem({ ...plan, warrior: careless, opponents: [SITTER] })).toContain(
      'as it was loaded',
    )
  })

  it('counts wins and ties', async () => {
    expect(await postMortem({ ...plan, warrior: IMP, opponents: [SUICIDE] })).toBe(
      '- Suicide: 2 won, 0 tied, 0 lost.',
    )
    expect(await postMortem({ ...plan, warrior: SITTER, opponents: [IMP] })).toContain('2 tied')
  })

  it('replays the core with all of them, and leaves out a rival of the same code', async () => {
    const report = await postMortem({ ...plan, warrior: IMP, opponents: [SUICIDE, IMP, STONE] })
    const lines = report.split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^- Suicide: /)
    expect(lines[1]).toMatch(/^- Stone: /)
    expect(lines[2]).toMatch(/^- all in one core: it (lived to the end|died in cycle)/)
    expect(lines[2]).not.toContain('Suicide')
  })

  it('is the same each time, and never looks at more than the last eight', async () => {
    const many = Array.from({ length: 12 }, (_, i) => warrior(`W${i}`, [`JMP.B $0, $${i}`]))
    const report = await postMortem({ ...plan, warrior: DWARF, opponents: many })
    expect(report.split('\n')).toHaveLength(9)
    expect(report).toContain('- W11: ')
    expect(report).not.toContain('- W3: ')
    expect(await postMortem({ ...plan, warrior: DWARF, opponents: many })).toBe(report)
  })

  it('ends when aborted', async () => {
    const slow = { ...plan, settings: { ...PRESETS['94nop'], maxCycles: 80_000 } }
    const controller = new AbortController()
    const pending = postMortem({
      ...slow,
      warrior: SITTER,
      opponents: Array.from({ length: 8 }, (_, i) => warrior(`W${i}`, [`JMP.B $0, $${i}`])),
      signal: controller.signal,
    })
    controller.abort(new Error('stop'))
    await expect(pending).rejects.toThrow('stop')
  })
})
