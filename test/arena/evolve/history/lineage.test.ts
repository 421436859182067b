import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { traceLineage, type Lineage } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun, type BredProposal } from '../../../helpers/bred-run.js'
import { DWARF, IMP } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

const numbered = (step: number) => warrior(`w${step}`, [`ADD.AB #${step}, $1`])
const [a, b, c, d] = [numbered(1), numbered(2), numbered(3), numbered(4)] as const
const stranger = warrior('Stranger', ['NOP.F $0, $0'])

let folder: string
beforeEach(() => {
  folder = temporaryFolder('lineage')
})

function trace(proposals: readonly BredProposal[], depth = 8, generation?: number): Lineage {
  const path = join(folder, 'a.db')
  const runId = storeBredRun(path, proposals)
  const store = openStore(path)
  try {
    const run = store.evolution.findRun(runId)!
    return traceLineage(store, run, { depth, ...(generation === undefined ? {} : { generation }) })
  } finally {
    store.close()
  }
}

const linesOf = ({ ancestors }: Lineage) =>
  [...ancestors.values()].map(({ name, depth, parents, under }) => {
    const names = parents.map((id) => ancestors.get(id)?.name ?? '?')
    return `${depth} ${name} <- ${names.join(', ')} in ${under.generation}`
  })

describe('the lineage of champions', () => {
  it('goes back through the generations to the warriors from outside', () => {
    const lineage = trace([
      { generation: 1, proposal: 3, warrior: a, parents: [DWARF], operator: 'seed + tweak', fitness: 1.25 },
      { generation: 2, proposal: 0, warrior: DWARF, operator: 'initial opponent' },
      { generation: 2, proposal: 1, warrior: a, operator: 'past champion', fitness: 0.5 },
      { generation: 2, proposal: 9, warrior: b, parents: [a, stranger], operator: 'concat' },
    ])
    expect(linesOf(lineage)).toEqual([
      '0 r1 #3 <- Dwarf in 1',
      '0 r2 #9 <- r1 #3, Stranger in 2',
      '1 Dwarf <-  in 1',
      '1 Stranger <-  in 2',
    ])
    expect(lineage.ancestors.get(a.id)).toMatchObject({
      origin: 'bred',
      birth: { generation: 1, proposal: 3, operator: 'seed + tweak', proposer: 'genetic', fitness: 1.25 },
    })
    const origins = [DWARF, stranger].map(({ id }) => lineage.ancestors.get(id)!.origin)
    expect(origins).toEqual(['opponent', 'outside'])
  })

  it('names the language model that wrote a warrior', () => {
    const call = { prompt: 'p', reply: 'r', model: 'some-model' }
    const { ancestors } = trace([{ generation: 1, proposal: 0, warrior: a, operator: 'llm new', call }])
    expect(ancestors.get(a.id)!.birth).toMatchObject({ operator: 'llm new', proposer: 'some-model' })
  })

  it('takes a warrior that was found again from where it first came', () => {
    const lineage = trace([
      { generation: 1, proposal: 0, warrior: a, parents: [IMP] },
      { generation: 1, proposal: 4, warrior: a, parents: [a], operator: 'copy' },
    ])
    expect(linesOf(lineage)).toEqual(['0 r1 #0 <- Imp in 1', '1 Imp <-  in 1'])
  })

  it('holds each ancestor once, on the shortest way to a champion', () => {
    const lineage = trace([
      { generation: 1, proposal: 0, warrior: a },
      { generation: 1, proposal: 1, warrior: b, parents: [a] },
      { generation: 1, proposal: 2, warrior: c, parents: [b, a] },
      { generation: 2, proposal: 0, warrior: d, parents: [c, b] },
    ])
    expect(linesOf(lineage)).toEqual([
      '0 r1 #2 <- r1 #1, r1 #0 in 1',
      '0 r2 #0 <- r1 #2, r1 #1 in 2',
      '1 r1 #1 <- r1 #0 in 1',
      '1 r1 #0 <-  in 1',
    ])
  })

  it('goes no deeper than asked, and shows one generation alone', () => {
    const chain = [
      { generation: 1, proposal: 0, warrior: a },
      { generation: 1, proposal: 1, warrior: b, parents: [a] },
      { generation: 2, proposal: 2, warrior: c, parents: [b] },
      { generation: 3, proposal: 3, warrior: d, parents: [c] },
    ]
    const lineage = trace(chain, 1, 3)
    expect(lineage.champions.map(({ generation }) => generation)).toEqual([3])
    expect(linesOf(lineage)).toEqual(['0 r3 #3 <- r2 #2 in 3', '1 r2 #2 <- ? in 3'])
  })

  it('ends even when the file says that a warrior is its own ancestor', () => {
    const lineage = trace([
      { generation: 1, proposal: 0, warrior: a, parents: [b] },
      { generation: 1, proposal: 1, warrior: b, parents: [a, b] },
    ])
    expect(linesOf(lineage)).toEqual(['0 r1 #1 <- r1 #0, r1 #1 in 1', '1 r1 #0 <- r1 #1 in 1'])
  })
})
