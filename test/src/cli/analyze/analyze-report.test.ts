import { describe, expect, it } from 'vitest'
import type { ProbeResult } from '../../../../arena/analyze/index.js'
import { printAnalysis } from '../../../../src/cli/analyze/analyze-report.js'

function reportWith(backend: ProbeResult['backend']): string {
  const probe = { warriors: 20, groups: 2, folds: 2, r2: { mean: 0, ridge: 0.5, network: 0.25 }, backend }
  const trends = { generality: null, meanGenerality: null, phenotype: null, genotype: null, embedding: null }
  const analysis = { champions: [], generations: [], trends, cycles: [], byK: [], probe, unplayed: 0 }
  return printAnalysis({
    analysis: analysis,
    runs: [1],
    opponents: [],
    rounds: 1,
    places: { kind: 'fixed' } as never,
  })
}

describe('the report of an analysis', () => {
  it('names what trained the network where that was not plain JavaScript', () => {
    expect(reportWith('cpu')).toContain('network 0.250')
    expect(reportWith('cpu')).not.toContain('trained')
    expect(reportWith('tfjs-node-gpu')).toContain(
      '  the network was trained on tfjs-node-gpu: elsewhere its last digits may differ\n',
    )
  })
})
