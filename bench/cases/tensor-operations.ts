import { createEngine } from '../../arena/engines/index.js'
import { pickPairs, sampleInTurn, SpeedError, type Workload } from '../../arena/speed/index.js'
import { bundledWarriors } from '../../src/cli/sources/bundled.js'
import { loadTensorBackends, PRESETS, stepsOf, type Batch, type EngineName } from '../../vm/index.js'
import { loadWarriors } from '../measure/context.js'
import { printNumber, told, type BenchCase, type BenchFinding } from '../measure/finding.js'
import { quartilesOf } from '../../arena/statistics/index.js'

const NAME = 'tensor-operations'
const TITLE = 'tensor operations, instructions a second'
const CORES = ['nano', 'tiny', '94nop'] as const
/** Battles at once. */
const BATTLES = [1, 16, 128, 1024]
/** Cycles of a round, at most: a step costs the same however long the battle is. */
const CYCLES = 400
const TURNS = 3
const ENGINES: readonly EngineName[] = ['tensor', 'reference', 'wasm']

/** The tensor engine beside the others, on one thread, for batches of different sizes of mixed warriors. */
export const tensorOperations: BenchCase = {
  name: NAME,
  async run({ isNamed, now, log }) {
    if (!isNamed(NAME)) return [told(TITLE, 'not asked for', `takes minutes: --only ${NAME}`)]
    const backend = (await loadTensorBackends()).find(({ loaded }) => loaded)!.name
    const engines = await Promise.all(ENGINES.map((name) => createEngine(name)))
    const findings: BenchFinding[] = []
    for (const core of CORES) {
      const warriors = await loadWarriors(await bundledWarriors(core), 1, PRESETS[core])
      for (const battles of BATTLES) {
        log(`  ${core}, ${battles} at once`)
        const batch = mixed(core, warriors, battles)
        const [expected, steps] = await answer(batch)
        const samples = await sampleInTurn(
          engines.map((engine) => ({
            samples: TURNS,
            sample: async () => {
              const begin = now()
              const outcomes = await engine.run(batch)
              const durationMs = now() - begin
              if (JSON.stringify(outcomes) !== expected)
                throw new SpeedError(`${engine.name} and wasm differ in ${core}`)
              return (1000 * steps) / durationMs
            },
          })),
        )
        const [tensor, reference, wasm] = samples.map((sample) => quartilesOf(sample).median)
        const ratios = `1/${printNumber(reference! / tensor!)} of reference, 1/${printNumber(wasm! / tensor!)} of wasm`
        findings.push(
          told(
            `${TITLE}: ${core}, ${battles} at once`,
            `${printNumber(tensor! / 1000)} k`,
            `${backend}; ${ratios}`,
          ),
        )
      }
    }
    return findings
  },
}

/** Each of so many pairs meets once. */
function mixed(core: (typeof CORES)[number], warriors: Workload['warriors'], battles: number): Batch {
  const programs = warriors.map(({ warrior }) => warrior)
  const pairs = pickPairs(programs, battles)
  return {
    settings: { ...PRESETS[core], maxCycles: CYCLES },
    programs,
    matches: Array.from({ length: battles }, (_, seed) => {
      return { warriors: pairs[seed % pairs.length]!, placement: { kind: 'seed', seed, rounds: 1 } }
    }),
    stop: 'one-left',
    coverage: false,
  }
}

/** What all must answer, by an engine that is warm afterwards, and the instructions that takes. */
async function answer(batch: Batch): Promise<[expected: string, steps: number]> {
  const outcomes = await (await createEngine('wasm')).run(batch)
  return [JSON.stringify(outcomes), outcomes.reduce((sum, outcome) => sum + stepsOf(outcome, 0), 0)]
}
