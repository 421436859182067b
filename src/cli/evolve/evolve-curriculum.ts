/** `drq evolve --curriculum`: runs on other cores first, smaller ones as a rule, each carried over into the next. */
import { UsageError } from '../process/exit.js'
import { bundledHill } from '../sources/bundled.js'
import { join } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { StoredRun, TimeLimit } from '../../../arena/evolve/index.js'
import type { LeasedRun, Store } from '../../../arena/store/index.js'
import { PRESET_NAMES, type PresetName } from '../../../vm/index.js'
import { asOwner } from '../flags/run-owner.js'
import { seedNumber } from '../flags/seed-flags.js'
import type { CliEnvironment } from '../process/environment.js'
import { fixSeed, printInvocation, typedArguments } from '../process/shell-command.js'
import { safeText } from '../../text/safe-text.js'
import type { EvolveFlags } from './evolve-flags.js'
import { startOrFindRun } from './evolve-start.js'
import { playShown } from './play-shown.js'

export function curriculumOption(): Option {
  return new Option(
    '--curriculum <presets>',
    'cores on which to breed first, such as nano,tiny, against what comes with drq for them: what lives there is carried over, scaled; with --minutes each has a tenth of the time',
  )
    .argParser(parsePresets)
    .conflicts(['resume', 'seeds', 'carryFrom', 'record', 'replay'])
}

function parsePresets(text: string): PresetName[] {
  return text.split(',').map((part) => {
    const preset = PRESET_NAMES.find((name) => name === part.trim())
    if (preset === undefined)
      throw new InvalidArgumentError(`It must be a list of ${PRESET_NAMES.join(', ')}.`)
    return preset
  })
}

/** The part of `--minutes` that each core before the last one has. */
const SHARE = 0.1

/** What is a matter of a core, of its warriors or of the whole command: the earlier runs have it as usual. */
const OF_LAST_RUN = [
  ...[
    'coreSize',
    'cycles',
    'processes',
    'length',
    'distance',
    'pspace',
    'readLimit',
    'writeLimit',
    'standard',
  ],
  ...['immediateB', 'initial', 'stock', 'horizon', 'lengthLimit', 'bins', 'curriculum'],
] as const

/**
 * Plays the runs before the last one, each where it is not finished, and gives the flags of the last one: its seed is
 * theirs, and it carries over from the latest of them. The same command goes on with all of them.
 */
export async function playCurriculum(
  presets: readonly PresetName[],
  flags: EvolveFlags,
  limit: TimeLimit | null,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<EvolveFlags & { readonly seed: number }> {
  const seed = seedNumber(flags.seed, env)
  const again = printInvocation(fixSeed(typedArguments(command), seed), env)
  let last: EvolveFlags & { readonly seed: number } = { ...flags, seed }
  // What is wrong with the last run is said before the others are played.
  await startOrFindRun(last, store, env)
  for (const preset of presets)
    if ((await bundledHill(preset)).length === 0)
      throw new UsageError(`drq brings no warriors for ${preset}`, 'Leave it out of --curriculum.')
  for (const preset of presets) {
    const own = { ...stageFlags(last, preset), seed }
    const begin = await startOrFindRun(own, store, env)
    const play = async (run: StoredRun) => {
      env.stderr.write(`${preset}, before the rest. After a stop this goes on: ${safeText(again)}\n`)
      if (run.status === 'open')
        await playShown(run, { flags: own, limit: shareOf(limit, env), again }, store, env)
      return run.id
    }
    const leases = (run: StoredRun): LeasedRun[] => [{ kind: 'evolution', runId: run.id }]
    last = { ...last, carryFrom: await asOwner(store, flags, begin, leases, play, env) }
  }
  return last
}

function stageFlags(flags: EvolveFlags, preset: PresetName): EvolveFlags {
  const left = new Set<string>(OF_LAST_RUN)
  const kept = Object.entries(flags).filter(([name]) => !left.has(name))
  const own = Object.fromEntries(kept) as unknown as EvolveFlags
  return { ...own, preset, benchmark: 0, out: join(flags.out, preset) }
}

function shareOf(limit: TimeLimit | null, env: CliEnvironment): TimeLimit | null {
  if (limit === null) return null
  const startedAt = env.now()
  return { startedAt, endsAt: startedAt + SHARE * (limit.endsAt - limit.startedAt) }
}
