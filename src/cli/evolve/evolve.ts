import type { Command } from 'commander'
import type { TimeLimit, StoredRun } from '../../../arena/evolve/index.js'
import type { LeasedRun, Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { curriculumOption, playCurriculum } from './evolve-curriculum.js'
import { addEvolveFlags, addPaperPreset, keptFlags, type EvolveFlags } from './evolve-flags.js'
import { printEvolution, printEvolutionJson } from './evolve-report.js'
import { checkRunOutputs } from './evolve-outputs.js'
import { evolveSeeds } from './evolve-seeds.js'
import { resumeStoredRun, runToResume, startOrFindRun, startRun } from './evolve-start.js'
import { checkProposerFlags } from './idle-flags.js'
import { playShown } from './play-shown.js'
import { failOnNothing } from '../models/reply-report.js'
import { checkEngine } from '../flags/fight-flags.js'
import { asOwner, isDead } from '../flags/run-owner.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { isNpmStart, printInvocation } from '../process/shell-command.js'
import { addStoreFlag, openExistingStore, openStoreAt } from '../flags/store-flags.js'

export function registerEvolve(command: Command, env: CliEnvironment): void {
  addStoreFlag(addEvolveFlags(command))
  addPaperPreset(addSettingsFlags(command))
    .addOption(curriculumOption())
    .addHelpText('after', HELP)
    .action((flags: EvolveFlags, self: Command) => evolveWarriors(flags, self, env))
}

const HELP = `
Each generation evolves a warrior against the initial opponents and the last champions. Fitness is
the mean points of a fight one against one, 3 a win and 1 a tie, where a warrior was evaluated several
times over all of these evaluations; with --fitness core it is what a warrior has of the life of one
core with all of them: 1 when nobody dies, their number when it alone lives on.

A population keeps the fittest of each kind of warrior, a grid the best of each cell; islands breed apart
and send each other their best. Proposals that fall behind are given up after a part of their fights. The
best of a generation become finalists and fight anew for the title, and at the end all champions and the
last elites meet judges that no selection met: the best of them is written as well.

The defaults make a run of some minutes; --preset paper has the settings of the paper. The same seed
gives the same champions on any number of threads, unless --minutes ends the run. These minutes are
the time of the whole command: it stops evolving in time for the final and the benchmark, which are cut
where they would take more than a fifth of it. With --resume they count from that command on, and
--benchmark and --out are that command's, too: a run remembers neither.

A run whose budget (--max-calls, --max-tokens, --max-cost) is spent ends with the champions so far
and can be resumed with a larger one. Keys of servers that a --model names stand in DRQ_API_KEYS, as
URL=KEY with blanks between. The end says how many proposals of each model assembled, and what the other
replies were; the exit code is 1 when none did.

Examples:
  drq evolve --seed 7
  drq evolve --generations 1000 --minutes 60
  drq evolve --preset paper
  drq evolve --seeds 0..9
  drq evolve --from-scratch --length-limit 25
  drq evolve --fitness core --initial warriors/94nop --last-k 0
  drq evolve --curriculum nano,tiny
  drq evolve --archive grid --descriptors length,strategy --bins length=5,10,20,40
  drq evolve --resume
  drq evolve --proposer llm --model gpt-4.1-mini --max-cost 2 --initial warriors/94nop
  drq evolve --proposer mixed --model qwen3:8b,llama3.1=2 --base-url http://localhost:11434/v1`

async function evolveWarriors(flags: EvolveFlags, command: Command, env: CliEnvironment): Promise<void> {
  const { timeLimitFrom } = await import('../../../arena/evolve/index.js')
  const limit = timeLimitFrom(flags.minutes ?? minutesOfNpmStart(flags, env), env.now())
  if (flags.resume === undefined) checkProposerFlags(command, flags.proposer)
  await checkRunOutputs(flags, env)
  await checkEngine(flags, env)
  const store = await (flags.resume === undefined ? openStoreAt : openExistingStore)(flags, env)
  try {
    if (flags.seeds !== undefined) await evolveSeeds(flags.seeds, flags, command, store, env)
    else if (flags.resume === undefined) await beginEvolution(flags, limit, command, store, env)
    else await resumeEvolution(flags, limit, command, store, env)
  } finally {
    store.close()
  }
}

async function beginEvolution(
  flags: EvolveFlags,
  limit: TimeLimit | null,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  if (flags.curriculum !== undefined) {
    const own = await playCurriculum(flags.curriculum, flags, limit, command, store, env)
    return playBegun(await startOrFindRun(own, store, env), own, limit, command, store, env)
  }
  const open = store.evolution.openRuns().find((run) => !hasOwner(run, store, env))
  if (open !== undefined)
    env.stderr.write(`Run ${open} is not finished. Go on with it: ${resumeCommand(open, command, env)}\n`)
  return playBegun(await startRun(flags, store, env), flags, limit, command, store, env)
}

async function playBegun(
  begin: () => StoredRun,
  flags: EvolveFlags,
  limit: TimeLimit | null,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const work = (run: StoredRun) =>
    evolveOne(run, flags, limit, resumeCommand(run.id, command, env), store, env)
  await asOwner(store, flags, begin, (run) => [leaseOf(run.id)], work, env)
}

async function resumeEvolution(
  flags: EvolveFlags,
  limit: TimeLimit | null,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const { id } = runToResume(flags, command, store)
  const again = resumeCommand(id, command, env)
  // As it is when its last owner has ended.
  const begin = () => store.evolution.findRun(id)!
  const work = async (run: StoredRun) =>
    evolveOne(await resumeStoredRun(run, flags, store, env), flags, limit, again, store, env)
  await asOwner(store, flags, begin, () => [leaseOf(id)], work, env)
}

const leaseOf = (runId: number): LeasedRun => ({ kind: 'evolution', runId })

function hasOwner(run: number, store: Store, env: CliEnvironment): boolean {
  const lease = store.leases.find(leaseOf(run))
  return lease !== null && !isDead(lease, env)
}

/** Of `npm start` where nothing else bounds the run: about two minutes of evolution, then the final and the benchmark. */
const NPM_START_MINUTES = 2.5
const BOUNDS = ['generations', 'iterations', 'resume', 'seeds'] as const

function minutesOfNpmStart(flags: EvolveFlags, env: CliEnvironment): number | undefined {
  const isBounded = flags.preset === 'paper' || BOUNDS.some((name) => flags[name] !== undefined)
  return isNpmStart(env) && !isBounded ? NPM_START_MINUTES : undefined
}

async function evolveOne(
  run: StoredRun,
  flags: EvolveFlags,
  limit: TimeLimit | null,
  again: string,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const outcome = await playShown(run, { flags, limit, again }, store, env)
  if (outcome.problem !== null)
    env.stderr.write(`The run ends here: ${outcome.problem}. Go on with a larger one: ${again}\n`)
  env.stdout.write(flags.json ? printEvolutionJson(outcome) : printEvolution(outcome))
  const { describeNext } = await import('./evolve-guide.js')
  if (!flags.json) env.stderr.write(describeNext(outcome, again, flags, env))
  failOnNothing(outcome.replies)
}

/** What to type to go on, as the user typed it: through npm or not. */
function resumeCommand(run: number, command: Command, env: CliEnvironment): string {
  return printInvocation(['evolve', '--resume', String(run), ...keptFlags(command)], env)
}
