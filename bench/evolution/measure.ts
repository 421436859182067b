/** All runs of a measurement, seed by seed, and what the judges say of them. */
import type { Store } from '../../arena/store/index.js'
import type { Fights } from '../../arena/workers/index.js'
import { PRESETS, type MarsSettings, type PresetName, type Warrior } from '../../vm/index.js'
import type { EvolveOptions, WarriorChoice } from '../../arena/evolve/index.js'
import type { BenchArguments } from './arguments.js'
import { findBestGiven } from './best-given.js'
import { countFights } from './count-fights.js'
import { differencesOf } from './differences.js'
import { evolveOnce, givenOf, optionsOf, type StagePlan } from './evolve-once.js'
import { openJudge } from './judge.js'
import { measureRun, strengthOf } from './measured-run.js'
import { rankAmongJudges } from './rank.js'
import type { Report, ReportedRun } from './report.js'
import type { Variant } from './variants.js'
import { loadChoice, loadFolder, withoutKnown, yardsticksOf } from './warriors.js'

export interface MeasureTools {
  /** For the judges' fights. */
  readonly store: Store
  readonly fights: Fights
  readonly log: (line: string) => void
  /** Called after each run. */
  readonly save: (measurement: Measurement) => void
}

export interface Measurement {
  /** What was measured against what, in words. */
  readonly terms: string
  readonly report: Report
  readonly chosen: readonly ChosenWarrior[]
}

export interface ChosenWarrior {
  readonly seed: number
  /** Number of the variant, from 0 for the plain run. */
  readonly variant: number
  readonly warrior: Warrior
}

/** Runs of a seed come one after the other, so that a measurement that is stopped has pairs. Throws a RangeError of what is wrong. */
export async function measure(plan: BenchArguments, tools: MeasureTools): Promise<Measurement> {
  const { preset, seeds, variants, isFromScratch, budget, rounds } = plan
  const { store, fights, log, save } = tools
  const settings = PRESETS[preset]
  const choice = await loadChoice(preset, settings, plan)
  const staged = await Promise.all(
    variants.map(async (one) => ({ ...one, stages: await loadStages(one, plan) })),
  )
  const planned = seeds.flatMap((seed) =>
    staged.map(({ label, change, stages }, variant) => {
      const { curriculum: _, ...own } = change
      const run = planStage({ settings, choice, change: own }, isFromScratch, seed)
      const before = stages.map((stage) => planStage(stage, isFromScratch, seed))
      return { seed, variant, label, run: { ...run, seed, budget, stages: before } }
    }),
  )
  const strangers = await loadFolder(plan.judge, settings)
  const all = planned.flatMap(({ run: { given } }) => [...given.opponents, ...given.stock])
  const opponents = withoutKnown(strangers, all)
  if (opponents.length === 0)
    throw new RangeError(`${plan.judge} holds no stranger that assembles for ${preset}`)
  const counted = countFights(fights)
  const judge = openJudge({ opponents, settings, rounds }, { store, fights: counted.fights, now: Date.now })
  const { given } = planned[0]!.run
  const terms = printTerms(plan, {
    opponents: given.opponents.length,
    stock: given.stock.length,
    judges: opponents.length,
    known: strangers.length - opponents.length,
  })
  log(terms)
  const rankOf = plan.rank ? await rankAmongJudges(judge) : null
  const best = await findBestGiven(yardsticksOf(choice, given), judge)
  const bestGiven = best === null ? null : { name: best.warrior.name, ...strengthOf(best) }
  if (bestGiven !== null) log(`best given: ${bestGiven.name}, ${bestGiven.score.toFixed(1)} points`)

  const runs: ReportedRun[] = []
  const chosen: ChosenWarrior[] = []
  const measured = (): Measurement => {
    const labels = variants.map(({ label }) => label)
    const report = { bestGiven, runs, variants: labels, differences: differencesOf(runs, labels) }
    return { terms, report, chosen }
  }
  for (const { seed, variant, label, run } of planned) {
    const result = await evolveOnce(run, fights, ({ generation, warrior, spent }) => {
      log(
        `${spent.minutes.toFixed(1)} min, ${spent.evaluations} evaluations, ${spent.rounds} rounds: champion of generation ${generation}, ${warrior.instructions.length} instructions`,
      )
    })
    const { weighed, ...own } = await measureRun(
      result,
      { seed, variant: label, parts: plan.curve },
      judge,
      best,
    )
    runs.push({ ...own, rank: rankOf?.(weighed) ?? null })
    chosen.push({ seed, variant, warrior: result.chosen })
    log(`${label}, seed ${seed}: chosen ${own.chosen.name}, ${own.chosen.score.toFixed(1)} points`)
    save(measured())
  }
  return measured()
}

interface Stage {
  readonly settings: MarsSettings
  readonly choice: WarriorChoice
  readonly change: Partial<EvolveOptions>
}

function planStage({ settings, choice, change }: Stage, isFromScratch: boolean, seed: number): StagePlan {
  const options = optionsOf(settings, isFromScratch, change)
  return { settings, options, given: givenOf(choice, { options, settings, seed }) }
}

/** The cores on which a variant begins, each with what comes with drq for it; what is a matter of the core is as usual. */
async function loadStages(
  { change: { curriculum = [], horizon: _horizon, lengthLimit: _limit, ...change } }: Variant,
  { isFromScratch }: BenchArguments,
): Promise<Stage[]> {
  const folders = { opponents: undefined, stock: undefined, isFromScratch }
  const load = async (preset: PresetName) => {
    const settings = PRESETS[preset]
    return { settings, change, choice: await loadChoice(preset, settings, folders) }
  }
  return Promise.all(curriculum.map(load))
}

interface Counts {
  readonly opponents: number
  readonly stock: number
  readonly judges: number
  /** Judges that are left out because the runs know them. */
  readonly known: number
}

function printTerms(plan: BenchArguments, { opponents, stock, judges, known }: Counts): string {
  const { budget, seeds, judge, rounds } = plan
  const from = (folder: string | undefined) => (plan.isFromScratch ? '' : ` of ${folder ?? 'drq'}`)
  const end =
    budget.kind === 'none' ? 'all generations' : `${budget.amount.toLocaleString('en')} ${budget.kind} a run`
  return [
    `${plan.preset}, ${end}, seeds ${seeds.join()}${plan.isFromScratch ? ', from scratch' : ''}`,
    `${opponents} opponents${from(plan.opponents)}, stock ${stock}${from(plan.stock)}`,
    `${judges} judges of ${judge} (${known} left out: the runs know them), ${rounds} rounds a pair, each judge at places of its own`,
  ].join('; ')
}
