import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import {
  batchOf,
  filesOf,
  nativeResults,
  sampleInTurn,
  SpeedError,
  type NativeMars,
  type Workload,
} from '../../arena/speed/index.js'
import { roundRobin } from '../../arena/tournament/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { PAIR_COLUMNS } from '../../src/cli/tournament/fight-check.js'
import { FIXED, listWarriors, loadWarriors, workloadOf } from '../measure/context.js'
import { judge, notMeasured, printNumber, type BenchCase, type Target } from '../measure/finding.js'
import { NO_PMARS, pMarsAmong } from '../measure/natives.js'
import { timeTournament } from '../measure/tournament-command.js'
import { quartilesOf } from '../../arena/statistics/index.js'

const NAME = 'human-round-robin'
const TITLE = 'human round robin on all cores, time of pMARS'
const COMMAND_TITLE = 'the same by drq tournament, stored'
const TARGET: Target = { kind: 'at most', bound: 0.4, unit: 'x' }
const ROUNDS = 10

/** Parts that are played in turn. */
const SLICES = 10

/**
 * Every two published warriors, ours on a pool and pMARS's on as many processes; assembly and compilation included. Then
 * all of them once more by the command.
 */
export const humanRoundRobin: BenchCase = {
  name: NAME,
  async run(context) {
    const { human, golden, cores, now, log } = context
    if (human === null)
      return [TITLE, COMMAND_TITLE].map((title) => notMeasured(title, TARGET, 'no --human folder'))
    const start = now()
    const warriors = await loadWarriors(await listWarriors(human), ROUNDS)
    const assemblyMs = now() - start
    const pairs = roundRobin(warriors.length)
    const slices = Array.from({ length: SLICES }, (_, slice) =>
      workloadOf(warriors, pairs.slice(...sliceOf(pairs.length, slice))),
    )
    const results: Results[] = []
    const pool = createFightPool({ threads: cores, engine: 'wasm' })
    const play = async (slice: number): Promise<number> => {
      const begin = now()
      const outcomes = await pool.run(batchOf(slices[slice]!, ROUNDS))
      const durationMs = now() - begin
      results[slice] = outcomes.map((outcome) => nativeResults(outcome, ROUNDS))
      return durationMs
    }
    const pmars = context.isNamed(NAME) ? pMarsAmong(context.natives) : null
    const theirs: string[][] = []
    const playThem = async (slice: number): Promise<number> => {
      const begin = now()
      theirs[slice] = await fightAll(pmars!, slices[slice]!, cores)
      return now() - begin
    }
    const players = [play, ...(pmars === null ? [] : [playThem])]
    const [ours, pmarsTimes] = await sampleInTurn(
      players.map((sample) => ({ samples: SLICES, sample })),
      (turn) => {
        log(`  part ${turn + 1} of ${SLICES}`)
      },
    ).finally(() => pool.close())

    for (const [slice, lines] of theirs.entries()) checkAgainst(lines, results[slice]!, slice)
    const table = tableOf(slices, results)
    const count = `${warriors.length} warriors, ${pairs.length} pairs`
    const checked = golden === null ? '' : await checkGolden(golden, table)
    const ourMs = assemblyMs + sum(ours!)
    const time = `${count} in ${printNumber(ourMs / 1000)} s on ${cores} cores${checked}`
    log('  drq tournament')
    const commandMs = await timeTournament({
      ...{ folder: human, rounds: ROUNDS, fixed: FIXED, threads: cores },
      ...{ table: [HEAD, ...table], now },
    })
    const commandTime = `all pairs equal, ${printNumber(commandMs / 1000)} s`
    if (pmarsTimes === undefined) {
      const reason = context.isNamed(NAME) ? NO_PMARS : `pMARS takes minutes: --only ${NAME} compares`
      return [
        { ...notMeasured(TITLE, TARGET, reason), note: time },
        { ...notMeasured(COMMAND_TITLE, TARGET, reason), note: commandTime },
      ]
    }
    const pmarsMs = sum(pmarsTimes)
    const { low, high } = quartilesOf(ours!.map((durationMs, slice) => durationMs / pmarsTimes[slice]!))
    const note = `quartiles of the parts ${printNumber(low)} to ${printNumber(high)}; ${time}, pMARS ${printNumber(pmarsMs / 1000)} s`
    return [
      judge(TITLE, ourMs / pmarsMs, TARGET, note),
      judge(COMMAND_TITLE, commandMs / pmarsMs, TARGET, commandTime),
    ]
  },
}

/** By pair, by warrior: rounds won and tied. */
type Results = readonly (readonly (readonly number[])[])[]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const sliceOf = (count: number, slice: number): [from: number, to: number] => [
  Math.floor((slice * count) / SLICES),
  Math.floor(((slice + 1) * count) / SLICES),
]

/**
 * Fights of all pairs, each in its own process, as many at a time as there are cores. xargs starts them, since starting
 * them from here would take time from the very cores that are measured. The answer is their lines, in any order.
 */
async function fightAll(mars: NativeMars, workload: Workload, cores: number): Promise<string[]> {
  const args = ['-0', '-P', String(cores), '-n', '2', mars.path, ...mars.argumentsFor([], ROUNDS)]
  const child = spawn('xargs', args, { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  child.stdin.end(workload.lineUps.flatMap((line) => filesOf(workload, line)).join('\0'))
  const [output, code] = await Promise.all([text(child.stdout), ended])
  if (code !== 0) throw new SpeedError(`xargs ${mars.path} ends with exit code ${code}`)
  return output.split('\n').filter((line) => /^\d+ \d+$/.test(line))
}

/** Processes end in any order, so all that can be compared is how often each line was printed. */
function checkAgainst(lines: readonly string[], results: Results, slice: number): void {
  const ours = results.flatMap((pair) => pair.map((numbers) => numbers.join(' ')))
  if (lines.toSorted().join('\n') !== ours.sort().join('\n'))
    throw new SpeedError(`wasm and pMARS differ in part ${slice + 1} of the human round robin`)
}

/** First line of a table of pairs. */
const HEAD = PAIR_COLUMNS.join('\t')

/** A row for each pair by the names of its files. */
function tableOf(slices: readonly Workload[], results: readonly Results[]): string[] {
  return slices.flatMap((slice, index) =>
    slice.lineUps.map((line, match) => {
      const [[won, tied], [lost]] = results[index]![match] as [[number, number], [number, number]]
      return [...filesOf(slice, line).map((file) => basename(file)), won, lost, tied].join('\t')
    }),
  )
}

/** The golden table must have the same rows in the same order. */
async function checkGolden(path: string, ours: readonly string[]): Promise<string> {
  const bytes = await readFile(path)
  const table = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n').slice(1)
  const wrong = table.findIndex((line, index) => line !== ours[index])
  if (wrong !== -1)
    throw new SpeedError(`human round robin: ${ours[wrong] ?? 'nothing'}, golden: ${table[wrong]}`)
  if (ours.length !== table.length)
    throw new SpeedError(`human round robin: ${ours.length} pairs, golden: ${table.length}`)
  return `, all as in ${basename(path)}`
}
