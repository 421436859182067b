import { Command, CommanderError } from 'commander'
import { registerAnalyze } from './analyze/analyze.js'
import { registerAsm } from './warriors/asm.js'
import { registerBattle } from './battle/battle.js'
import { registerBench } from './bench/bench.js'
import { registerBenchmark } from './ratings/benchmark.js'
import { registerConformance } from './conformance/conformance.js'
import { registerDiff } from './battle/diff.js'
import { registerDoctor } from './doctor/doctor.js'
import { registerDuel } from './contest/duel.js'
import { registerEvaluate } from './evaluate/evaluate.js'
import { registerEvolve } from './evolve/evolve.js'
import { registerExport } from './export/export.js'
import { registerHill } from './hill/hill.js'
import { registerLadder } from './evaluate/ladder.js'
import { registerLineage } from './evolve/lineage.js'
import { registerOptimize } from './optimize/optimize.js'
import { registerRatings } from './ratings/ratings.js'
import { registerStandings } from './tournament/standings.js'
import { registerStep } from './steps/step.js'
import { registerTournament } from './tournament/tournament.js'
import { registerWarriors } from './warriors/warriors.js'
import type { CliEnvironment } from './process/environment.js'
import { EXIT, judgeError, type ExitCode } from './process/exit.js'
import { PACKAGE_VERSION } from './process/package-root.js'
import { safeLines } from '../text/text.js'

/** In the order of `drq --help`. A register function adds one command; what is heavy it imports in its action. */
const REGISTER = [
  registerBattle,
  registerTournament,
  registerEvaluate,
  registerLadder,
  registerHill,
  registerBenchmark,
  registerRatings,
  registerEvolve,
  registerDuel,
  registerLineage,
  registerAnalyze,
  registerExport,
  registerOptimize,
  registerStep,
  registerStandings,
  registerWarriors,
  registerBench,
  registerConformance,
  registerDiff,
  registerAsm,
  registerDoctor,
]

/** The program `drq` with all its commands. */
export function createProgram(env: CliEnvironment): Command {
  const program = new Command('drq')
    .description('A Core War arena: battles, tournaments and evolution of Redcode warriors')
    .version(PACKAGE_VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => env.stdout.write(text),
      writeErr: (text) => env.stderr.write(safeLines(text)),
      getOutHasColors: () => env.colors,
      getErrHasColors: () => env.colors,
    })
    .showHelpAfterError('--help shows what there is.')
    .exitOverride()
  for (const register of REGISTER) register(program, env)
  return program
}

/** Runs `drq` with the arguments behind its name and says how it ended; what went wrong is on stderr. */
export async function runCli(args: readonly string[], env: CliEnvironment): Promise<ExitCode> {
  try {
    await createProgram(env).parseAsync(args, { from: 'user' })
    return EXIT.done
  } catch (error) {
    // Commander has printed its message already. Help that was asked for ends with 0, all else is bad usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const { code, text } = judgeError(error, env.env['DRQ_DEBUG'] === '1')
    env.stderr.write(text)
    return code
  }
}
