/** What a variant is worth: the differences from the plain run, seed by seed. */
import { studentInterval, type MeanEstimate } from '../../arena/statistics/index.js'
import type { MeasuredRun } from './measured-run.js'

export interface Difference {
  readonly variant: string
  /** Of what: points or the share beaten of the chosen warrior, points of the last ten champions on average. */
  readonly measure: Measure
  /** Of the variant over the plain run, by seed. */
  readonly bySeed: readonly number[]
  readonly estimate: MeanEstimate
  /** Seeds for which the variant is better, and for which it is as good. */
  readonly better: number
  readonly equal: number
}

export const MEASURES = ['score', 'beaten', 'last ten: score'] as const
export type Measure = (typeof MEASURES)[number]

/** Of each variant but the first, which is the plain run, over the seeds that both have. */
export function differencesOf(runs: readonly MeasuredRun[], variants: readonly string[]): Difference[] {
  const [plain, ...others] = variants.map((variant) => runs.filter((run) => run.variant === variant))
  return others.flatMap((own) =>
    MEASURES.flatMap((measure): Difference[] => {
      const bySeed = own.flatMap((run) => {
        const partner = plain!.find(({ seed }) => seed === run.seed)
        const difference = partner === undefined ? NaN : valueOf(run, measure) - valueOf(partner, measure)
        return Number.isNaN(difference) ? [] : [difference]
      })
      if (bySeed.length === 0) return []
      const count = (isMeant: (value: number) => boolean) => bySeed.filter(isMeant).length
      return [
        {
          ...{ variant: own[0]!.variant, measure, bySeed, estimate: studentInterval(bySeed) },
          better: count((value) => value > 0),
          equal: count((value) => value === 0),
        },
      ]
    }),
  )
}

function valueOf({ chosen, lastTen }: MeasuredRun, measure: Measure): number {
  if (measure === 'score') return chosen.score
  if (measure === 'beaten') return chosen.beaten
  return lastTen?.score ?? NaN
}
