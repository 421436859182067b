/** The tables and plots of an analysis as files. */
import { FEATURE_NAMES } from '../../../arena/evolve/index.js'
import type { AnalysisReport } from './analyze-report.js'
import { printRecords, type CsvRecord } from '../../text/csv.js'
import type { OutputFolder } from '../outputs/output-path.js'

const TABLES = ['champions', 'phenotypes', 'genotypes', 'rounds', 'cycles'] as const
const PLOTS = ['generality', 'variance', 'strategies', 'cycles']

export const TABLE_FILES = TABLES.map((name) => `${name}.csv`)
export const PLOT_FILES = PLOTS.flatMap((name) => [`${name}.svg`, `${name}.png`])

/** Writes champions, phenotypes, genotypes, generations (which files call rounds) and cycles; gives the paths. */
export function saveTables(
  { analysis, opponents }: AnalysisReport,
  folder: OutputFolder,
  again: string,
): string[] {
  const { champions, generations, cycles } = analysis
  const placeOf = ({ runId, generation, name }: (typeof champions)[number]) => {
    return { run: runId, round: generation, name }
  }
  const tables: Readonly<Record<(typeof TABLES)[number], readonly CsvRecord[]>> = {
    champions: champions.map((champion) => {
      const { warriorId, strategy, generality, fitness } = champion
      return { ...placeOf(champion), warriorId, strategy, generality, fitness, opponents: champion.opponents }
    }),
    phenotypes: champions.flatMap((champion) =>
      champion.phenotype.map((fitness, index) => {
        return { ...placeOf(champion), opponent: opponents[index]!, fitness }
      }),
    ),
    genotypes: champions.flatMap((champion) =>
      champion.genotype.map((value, index) => ({
        ...placeOf(champion),
        feature: FEATURE_NAMES[index]!,
        value,
      })),
    ),
    rounds: generations.map(({ generation, strategies, phenotype, genotype, embedding, ...means }) => ({
      ...{ round: generation, ...means },
      ...Object.fromEntries(Object.entries(strategies).map(([name, share]) => [`share of ${name}`, share])),
      ...Object.fromEntries(
        Object.entries({ phenotype, genotype, embedding }).flatMap(([name, spread]) => [
          [`${name} variance`, spread?.variance ?? null],
          [`${name} distance`, spread?.distance ?? null],
        ]),
      ),
    })),
    cycles: cycles.map(({ runId, lastK, ...count }) => ({ run: runId, K: lastK ?? 'all', ...count })),
  }
  return TABLES.map((name) => folder.save(`${name}.csv`, printRecords(tables[name]), again))
}

/** Draws every plot as SVG and PNG; gives the paths. */
export async function savePlots(
  { analysis }: AnalysisReport,
  folder: OutputFolder,
  again: string,
): Promise<string[]> {
  const { analysisPlots, createDraw } = await import('../../plots/index.js')
  const draw = await createDraw()
  const files: string[] = []
  for (const { name, specification } of analysisPlots(analysis)) {
    const { svg, png } = await draw(specification)
    files.push(folder.save(`${name}.svg`, svg, again), folder.save(`${name}.png`, png, again))
  }
  return files
}
