/** The plots of an analysis, as Vega-Lite specifications by name. */
import type { TopLevelSpec } from 'vega-lite'
import { CYCLIC_BY_CHANCE, type Analysis, type SpreadName } from '../../arena/analyze/index.js'
import type { LineFit } from '../../arena/statistics/index.js'

export interface Plot {
  /** Of the file, without its ending. */
  readonly name: string
  readonly specification: TopLevelSpec
}

const WIDTH = 520
const HEIGHT = 300
const [QUIET, MEAN, FIT] = ['#9aa5b1', '#1f5fa8', '#c8452f']
/** Points of a curve. */
const STEPS = 100

/** The plots that the analysis has data for: variances need two runs, cycles three champions. */
export function analysisPlots(analysis: Analysis): Plot[] {
  const { generations, byK } = analysis
  if (generations.length === 0) return []
  const spreads = (['phenotype', 'genotype', 'embedding'] as const).filter((name) =>
    generations.some((generation) => generation[name] !== null),
  )
  return [
    { name: 'generality', specification: generality(analysis) },
    ...(spreads.length === 0 ? [] : [{ name: 'variance', specification: variances(analysis, spreads) }]),
    { name: 'strategies', specification: strategies(analysis) },
    ...(byK.every(({ share }) => share === null)
      ? []
      : [{ name: 'cycles', specification: cycles(analysis) }]),
  ]
}

const generationAxis = (generations: Analysis['generations']) =>
  ({
    field: 'generation',
    type: 'quantitative',
    title: 'generation',
    axis: { tickMinStep: 1, format: 'd' },
    scale: {
      domain: [
        generations[0]!.generation,
        Math.max(generations.at(-1)!.generation, generations[0]!.generation + 1),
      ] as number[],
      nice: false,
    },
  }) as const

function generality({ champions, generations, trends }: Analysis): TopLevelSpec {
  const x = generationAxis(generations)
  const y = {
    field: 'generality',
    type: 'quantitative',
    title: 'opponents beaten or tied',
    axis: { format: '%' },
    scale: { domain: [0, 1] as number[] },
  } as const
  const curve = curveOf(generations, trends.generality, Math.log).map(({ generation, value }) => {
    return { generation, generality: Math.min(1, Math.max(0, value)) }
  })
  return {
    title: {
      text: 'Generality of the champions',
      subtitle: describeFit('generality', trends.generality, 'ln generation'),
    },
    width: WIDTH,
    height: HEIGHT,
    layer: [
      {
        data: {
          values: champions.map(({ generation, generality: value }) => ({ generation, generality: value })),
        },
        mark: { type: 'circle', color: QUIET, size: 30, opacity: 0.6 },
        encoding: { x, y },
      },
      {
        data: {
          values: generations.map(({ generation, generality: value }) => ({ generation, generality: value })),
        },
        mark: { type: 'line', color: MEAN, point: { color: MEAN, size: 36 } },
        encoding: { x, y },
      },
      {
        data: { values: curve },
        mark: { type: 'line', color: FIT, strokeDash: [6, 4] },
        encoding: { x, y },
      },
    ],
  }
}

function variances({ generations, trends }: Analysis, names: readonly SpreadName[]): TopLevelSpec {
  const x = generationAxis(generations)
  const panel = (name: SpreadName) => {
    const y = { field: 'variance', type: 'quantitative', title: `${name} variance` } as const
    const values = generations.flatMap(({ generation, [name]: spread }) =>
      spread === null ? [] : [{ generation, variance: spread.variance }],
    )
    const line = curveOf(generations, trends[name], (generation) => generation)
    return {
      title: {
        text: `Variance of the ${name}`,
        subtitle: describeFit('variance', trends[name], 'generation'),
      },
      width: 320,
      height: 240,
      layer: [
        {
          data: { values },
          mark: { type: 'line', color: MEAN, point: { color: MEAN, size: 36 } },
          encoding: { x, y },
        },
        {
          data: { values: line.map(({ generation, value }) => ({ generation, variance: value })) },
          mark: { type: 'line', color: FIT, strokeDash: [6, 4] },
          encoding: { x, y },
        },
      ],
    } satisfies TopLevelSpec
  }
  return { hconcat: names.map(panel), bounds: 'flush', spacing: 110 }
}

function strategies({ generations }: Analysis): TopLevelSpec {
  const values = generations.flatMap(({ generation, strategies: shares }) =>
    Object.entries(shares).flatMap(([strategy, share]) =>
      share === 0 ? [] : [{ generation, strategy, share }],
    ),
  )
  return {
    title: 'Strategies of the champions',
    width: WIDTH,
    height: HEIGHT,
    data: { values },
    mark: 'bar',
    encoding: {
      x: {
        field: 'generation',
        type: 'ordinal',
        title: 'generation',
        axis: { labelAngle: 0, labelOverlap: true },
      },
      y: { field: 'share', type: 'quantitative', title: 'share of the runs', axis: { format: '%' } },
      color: { field: 'strategy', type: 'nominal', title: 'strategy' },
    },
  }
}

function cycles({ byK }: Analysis): TopLevelSpec {
  const values = byK.flatMap(({ lastK, share, runs }) =>
    share === null ? [] : [{ k: lastK === null ? 'all' : String(lastK), share, runs }],
  )
  return {
    title: {
      text: 'Cycles a > b > c > a among the champions of a run',
      subtitle: 'K: past champions that its generations met; dashed: by chance',
    },
    width: WIDTH,
    height: HEIGHT,
    layer: [
      {
        data: { values },
        mark: { type: 'bar', color: MEAN, width: { band: 0.6 } },
        encoding: {
          x: { field: 'k', type: 'ordinal', title: 'K', sort: null, axis: { labelAngle: 0 } },
          y: { field: 'share', type: 'quantitative', title: 'cyclic triples', axis: { format: '.1%' } },
        },
      },
      {
        mark: { type: 'rule', color: FIT, strokeDash: [6, 4] },
        encoding: { y: { datum: CYCLIC_BY_CHANCE } },
        data: { values: [{}] },
      },
    ],
  }
}

function curveOf(
  generations: Analysis['generations'],
  fit: LineFit | null,
  of: (generation: number) => number,
) {
  if (fit === null) return []
  const [first, last] = [generations[0]!.generation, generations.at(-1)!.generation]
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const generation = first + ((last - first) * step) / STEPS
    return { generation, value: fit.intercept + fit.slope * of(generation) }
  })
}

function describeFit(name: string, fit: LineFit | null, variable: string): string {
  if (fit === null) return ''
  const sign = fit.slope < 0 ? '-' : '+'
  const r2 = fit.r2 === null ? '' : `, R² = ${fit.r2.toFixed(3)}`
  return `${name} = ${toDigits(fit.intercept)} ${sign} ${toDigits(Math.abs(fit.slope))} ${variable}${r2}`
}

const toDigits = (value: number) => Number(value.toPrecision(3)).toString()
