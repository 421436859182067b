/** What evolutions write besides their database, looked at before anything is stored or fought. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import { UsageError } from '../process/exit.js'
import { checkOutputFile, checkOutputFolder } from '../outputs/output-path.js'

/** Throws a UsageError when champions or recorded replies cannot be written where the flags want them. */
export async function checkRunOutputs(flags: EvolveFlags, env: CliEnvironment): Promise<void> {
  const { out, record, db, initial = [], stock = [], prices, replay } = flags
  checkOutputFolder(out, { db }, env)
  if (record === undefined) return
  const label = `--record ${record}`
  checkOutputFile(record, { db, inputs: [...initial, ...stock, prices, replay] }, env, label)
  const path = resolve(env.cwd, record)
  const present = statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : ''
  if (present.trim() === '') return
  const { parseRecording } = await import('../../../arena/evolve/index.js')
  const recording = parseRecording(present)
  if (recording.ok || isCutOff(present)) return
  throw new UsageError(
    `${label} would be added to a file of something else: ${recording.message}`,
    'Choose another name.',
  )
}

/** True for a recording that ended within its first line. */
const isCutOff = (text: string) => /^\{"[^\n]*$/.test(text)
