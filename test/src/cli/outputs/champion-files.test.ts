import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { compositionOf } from '../../../../arena/parts/index.js'
import { traceLineage } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { saveChampion } from '../../../../src/cli/outputs/champion-files.js'
import { assemble, PRESETS } from '../../../../vm/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { composed, typedWarrior } from '../../../helpers/typed.js'
import { warrior } from '../../../helpers/warrior.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('champions')
})

function championOf() {
  const path = join(folder, 'a.db')
  const runId = storeBredRun(path, [
    { generation: 1, proposal: 0, warrior: warrior('bred', ['ADD.AB #3, $1']), parents: [STONE] },
  ])
  const store = openStore(path)
  const [champion] = traceLineage(store, store.evolution.findRun(runId)!, { depth: 0 }).champions
  store.close()
  return champion!
}

const origin = {
  ...{ runId: 1, seed: 7, proposer: 'genetic proposer', settings: PRESETS.nano, credits: [] },
  weighting: 'even',
} as const

describe("a champion's file", () => {
  it('keeps of which parts it is made, so that it can be bred on by them', () => {
    const composition = composed('stone', 'imp pump')
    const champion = { ...championOf(), warrior: typedWarrior(composition) }
    const settings = PRESETS['94nop']
    const path = saveChampion(champion, { ...origin, settings }, join(folder, 'out'))
    const { warrior } = assemble(readFileSync(path, 'utf8'), { settings })
    expect(compositionOf(warrior!, settings)).toEqual(composition)
  })

  it('has plain blanks, and assembles to the same code, where its source had others', () => {
    const settings = PRESETS.nano
    const champion = championOf()
    const source = 'ADD.AB\f#3,\v$1\t; odd\n'
    expect(assemble(source, { settings }).warrior!.id).toBe(champion.warrior.id)
    const path = saveChampion({ ...champion, warrior: { ...champion.warrior, source } }, origin, folder)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('\nADD.AB #3, $1 ; odd\n')
    expect(assemble(text, { settings }).warrior!.id).toBe(champion.warrior.id)
  })

  it('stays when another champion has its name', () => {
    const out = join(folder, 'out')
    const champion = championOf()
    const first = saveChampion(champion, origin, out)
    const text = readFileSync(first, 'utf8')
    const second = saveChampion(champion, { ...origin, history: ['Another\n;name liar'] }, out)
    expect(saveChampion(champion, origin, out)).toBe(first)
    expect(readdirSync(out)).toEqual(['red-queen-s7-r1-2.red', 'red-queen-s7-r1.red'])
    expect(readFileSync(first, 'utf8')).toBe(text)
    expect(readFileSync(second, 'utf8')).toContain('\n;strategy Another␊;name liar\n')
  })

  it('is the same one where an older version wrote it and called a generation a round', () => {
    const path = saveChampion(championOf(), origin, folder)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('\n;strategy Champion of generation 1 of run 1, seed 7.\n')
    writeFileSync(path, text.replace('Champion of generation 1', 'Champion of round 1'))
    expect(saveChampion(championOf(), origin, folder)).toBe(path)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('credits the given warriors whose code it carries, a line each, and assembles to the same code', () => {
    const credit = { warriorId: 'a', name: 'Beamish Boy', author: 'Digital Red Queen' }
    const odd = { warriorId: 'b', name: 'x\n;name liar\u001b[31m', author: 'y'.repeat(500) }
    const many = Array.from({ length: 9 }, (_, at) => ({ ...credit, name: `n${at}`, instructions: 1 }))
    const credits = [
      ...[
        { ...credit, instructions: 41 },
        { ...odd, instructions: 3 },
      ],
      ...many,
    ].map((one) => ({ ...one, length: 97 }))
    const champion = championOf()
    const text = readFileSync(saveChampion(champion, { ...origin, credits }, folder), 'utf8')
    expect(text).toContain('\n;strategy carries 41 of 97 instructions of Beamish Boy by Digital Red Queen\n')
    expect(text).toContain('\n;strategy carries 3 of 97 instructions of x')
    expect(text).toContain('\n;strategy carries 3 of 97 instructions of 3 others\n')
    expect(text).not.toMatch(/^;name liar/m)
    expect(text).not.toContain('\u001b')
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(160)
    const { warrior: read, diagnostics } = assemble(text, { settings: PRESETS.nano })
    expect(diagnostics).toEqual([])
    expect(read).toMatchObject({ id: champion.warrior.id, name: champion.name })
  })

  it('is the same one where an older version wrote it without credits', () => {
    const credits = [{ warriorId: 'a', name: 'A', author: 'B', instructions: 1, length: 1 }]
    const champion = championOf()
    const path = saveChampion(champion, origin, folder)
    const old = readFileSync(path, 'utf8')
    writeFileSync(path, old.replace('Champion of generation 1', 'Champion of round 1'))
    expect(saveChampion(champion, { ...origin, credits }, folder)).toBe(path)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('\n;strategy carries 1 of 1 instructions of A by B\n')
    expect(text.replace(/^;strategy carries .*\n/m, '')).toBe(old)
  })

  it('says what its fitness was measured in', () => {
    const read = (champion: ReturnType<typeof championOf>) =>
      readFileSync(saveChampion(champion, origin, folder), 'utf8')
    const champion = { ...championOf(), fitness: 1.5, maxFitness: 3 }
    expect(read({ ...champion, results: null })).toContain(
      '\n;strategy Fitness 1.500 of 3 among 3 warriors in one core.\n',
    )
    expect(
      read({
        ...champion,
        results: [
          [5, 2, 1],
          [0, 3, 5],
        ],
      }),
    ).toContain('\n;strategy Fitness 1.500 of 3. One against one it won 5 fights, tied 5 and lost 6.\n')
  })

  it('says why its fitness is not what the fights that it tells of come to', () => {
    const read = (champion: ReturnType<typeof championOf>, weighting: 'even' | 'regret' = 'even') =>
      readFileSync(saveChampion(champion, { ...origin, weighting }, folder), 'utf8')
    const results = [[5, 2, 1] as const]
    const champion = { ...championOf(), fitness: 1.5, maxFitness: 3, results }
    const fights = 'it won 5 fights, tied 2 and lost 1.\n'
    expect(read({ ...champion, evaluations: 4 })).toContain(
      `\n;strategy Fitness 1.500 of 3, the mean of 4 evaluations. In what is kept of them, one against one, ${fights}`,
    )
    expect(read(champion, 'regret')).toContain(
      `\n;strategy Fitness 1.500 of 3, in which opponents count differently (--weighting regret). One against one ${fights}`,
    )
  })

  it('is finished when the process was killed as it wrote it', () => {
    const path = saveChampion(championOf(), origin, folder)
    const text = readFileSync(path, 'utf8')
    for (const part of ['', text.slice(0, 40)]) {
      writeFileSync(path, part)
      expect(saveChampion(championOf(), origin, folder)).toBe(path)
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
  })
})
