/** The tables and plots of an analysis as files. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DSVRowString } from 'd3-dsv'
import { FEATURE_NAMES } from '../../arena/evolve/index.js'
import type { AnalysisReport } from './analyze-report.js'
import type { CliEnvironment } from './environment.js'
import { safeText } from './text.js'

type Row = Readonly<Record<string, string | number | null>>

/** Writes champions, phenotypes, genotypes, rounds and cycles; gives the paths. */
export async function saveTables(
  { analysis, opponents }: AnalysisReport,
  folder: string,
  env: CliEnvironment,
): Promise<string[]> {
  const { csvFormat } = await import('d3-dsv')
  const { champions, rounds, cycles } = analysis
  const placeOf = ({ runId, round, name }: (typeof champions)[number]) => ({ run: runId, round, name })
  const tables: Readonly<Record<string, readonly Row[]>> = {
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
    rounds: rounds.map(({ strategies, phenotype, genotype, embedding, ...round }) => ({
      ...round,
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
  return saveAll(
    Object.entries(tables).map(([name, rows]) => ({
      name: `${name}.csv`,
      content: `${csvFormat(rows.map(toCells))}\n`,
    })),
    folder,
    env,
  )
}

function toCells(row: Row): DSVRowString {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value === null ? '' : safeText(String(value))]),
  )
}

/** Draws every plot as SVG and PNG; gives the paths. */
export async function savePlots(
  { analysis }: AnalysisReport,
  folder: string,
  env: CliEnvironment,
): Promise<string[]> {
  const { analysisPlots, createDraw } = await import('../report/index.js')
  const draw = await createDraw()
  const files: FileContent[] = []
  for (const { name, specification } of analysisPlots(analysis)) {
    const { svg, png } = await draw(specification)
    files.push({ name: `${name}.svg`, content: svg }, { name: `${name}.png`, content: png })
  }
  return saveAll(files, folder, env)
}

interface FileContent {
  readonly name: string
  readonly content: string | Uint8Array
}

function saveAll(files: readonly FileContent[], folder: string, { cwd }: CliEnvironment): string[] {
  return files.map(({ name, content }) => {
    writeFileSync(resolve(cwd, folder, name), content)
    return join(folder, name)
  })
}
