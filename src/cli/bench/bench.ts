import { InvalidArgumentError, Option, type Command } from 'commander'
import type { SpeedContestant, SpeedProgress, Workload } from '../../../arena/speed/index.js'
import { ENGINE_CHOICES, type EngineChoice } from '../../../arena/engines/index.js'
import { bundledWarriors } from '../sources/bundled.js'
import { checkRoom } from '../flags/core-room.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, UsageError } from '../process/exit.js'
import { loadWarriors } from '../sources/load-warriors.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { countOf, safeText } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface BenchOptions extends SettingsOptions {
  readonly engine: readonly EngineChoice[]
  readonly threads?: number
  readonly seconds: number
  readonly against: readonly string[]
  readonly json?: true
}

/** Engines that every machine has; others are measured when they are named. */
const DEFAULT: readonly EngineChoice[] = ['wasm', 'reference']

/** Pairs that are played, at most. */
const PAIRS = 16

export function registerBench(command: Command, env: CliEnvironment): void {
  command
    .addOption(
      new Option('--engine <names>', `engines to measure, separated by commas: ${ENGINE_CHOICES.join(', ')}`)
        .argParser(parseEngines)
        .default(DEFAULT, DEFAULT.join()),
    )
    .addOption(
      new Option('--threads <n>', 'worker threads beside one thread (default: one a core)').argParser(
        wholeNumber(1, 256),
      ),
    )
    .addOption(
      new Option('--seconds <s>', 'time to measure for each row')
        .argParser(decimalNumber(0.01, 3600))
        .default(4),
    )
    .addOption(
      new Option('--against <program>', 'a pMARS or exMARS to compare with; may be repeated')
        .argParser((path: string, paths: readonly string[]) => [...paths, path])
        .default([], 'none'),
    )
    .addOption(jsonFlag())
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((options: BenchOptions) => bench(options, env))
}

const HELP = `
Plays pairs of the warriors that come with drq for --preset, until one is left. An answer that is
not as the others' makes the exit code 1. All rows are measured in turn, sample by sample; ratios
are medians over the samples. The time of another program is without its start and its assembly.
auto is all threads and the GPU together. What this machine does not have is left out.

Examples:
  drq bench
  drq bench --engine wasm --threads 4 --seconds 10
  drq bench --engine wasm,webgpu,auto`

function parseEngines(text: string): EngineChoice[] {
  const names = [...new Set(text.split(','))]
  const isEngine = (name: string): name is EngineChoice =>
    (ENGINE_CHOICES as readonly string[]).includes(name)
  const known = names.filter(isEngine)
  if (known.length < names.length)
    throw new InvalidArgumentError(`It must be some of ${ENGINE_CHOICES.join(', ')}, separated by commas.`)
  return known
}

async function bench(options: BenchOptions, env: CliEnvironment): Promise<void> {
  const signal = env.interruption()
  const workload = await loadWorkload(options, env)
  const { createExpectation, measureSpeeds, stepsBetween, batchOf } =
    await import('../../../arena/speed/index.js')
  const { chooseEngine } = await import('../../../arena/engines/index.js')
  const { enterEngines, enterPrograms } = await import('./speed-contestants.js')
  const { describeMachine } = await import('../process/machine.js')
  const { describeSpeeds, printSpeedReport } = await import('./speed-report.js')
  const programs = await enterPrograms(options.against, workload, signal, env)
  const threads = options.threads ?? env.cpuCount
  const engines = await enterEngines(options.engine, threads, workload, signal, env)
  const contestants = [...engines.contestants, ...programs]
  try {
    const expectation = createExpectation(workload, await chooseEngine(batchOf(workload, 1)), signal)
    const speeds = await measureSpeeds({
      contestants,
      expectation,
      durationMs: 1000 * options.seconds,
      onProgress: (progress) => env.stderr.write(printProgress(progress, contestants)),
    })
    const rounds = Math.max(...speeds.map((speed) => speed.rounds))
    const steps = stepsBetween(await expectation.outcomes(rounds), 0, rounds)
    const pairs = workload.lineUps.length
    const report = describeSpeeds({
      machine: await describeMachine(env.cpuCount),
      settings: workload.settings,
      pairs,
      instructionsPerBattle: steps / (rounds * pairs),
      speeds,
      bases: programs.length > 0 ? speeds.slice(-programs.length) : speeds.slice(0, 1),
    })
    env.stdout.write(printSpeedReport(report, options))
  } catch (error) {
    throw signal.aborted ? new Interruption() : error
  } finally {
    await engines.close()
  }
}

function printProgress(
  { phase, done, total }: SpeedProgress,
  contestants: readonly SpeedContestant[],
): string {
  if (phase === 'measure') return `turn ${done + 1} of ${total}\n`
  const { name, threads } = contestants[done]!
  return `check ${safeText(name)} on ${countOf(threads, 'thread')}\n`
}

async function loadWorkload(options: BenchOptions, env: CliEnvironment): Promise<Workload> {
  const settings = settingsFrom(options)
  checkRoom(settings, 2)
  const files = await bundledWarriors(options.preset)
  if (files.length === 0)
    throw new UsageError(`no warriors come with drq for ${options.preset}`, 'Try --preset 94nop.')
  const warriors = await loadWarriors(files, { settings, warriors: 2 }, env)
  const { pickPairs } = await import('../../../arena/speed/index.js')
  return {
    settings,
    warriors,
    lineUps: pickPairs(
      warriors.map(({ warrior }) => warrior),
      PAIRS,
    ),
    fixed: Math.floor(settings.coreSize / 2),
    stop: 'one-left',
    coverage: false,
  }
}
