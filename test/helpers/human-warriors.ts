import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The folder that DRQ_PUBLISHED names, or `shared` beside the clone: human-warriors/, conformance/ and cases/. */
const published = resolve(
  process.env['DRQ_PUBLISHED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url)),
)

/** Folder of the published human warriors, which are no part of this project; null where they are not there. */
export const HUMAN_WARRIORS = existing('human-warriors/')

/** Path of a conformance file over them, or null. */
export const humanGoldenFile = (name: string) => existing(`conformance/${name}`)

/** Lines of a conformance file over them, or null. */
export function humanGolden(name: string): string[] | null {
  const path = humanGoldenFile(name)
  return path === null ? null : gunzipSync(readFileSync(path)).toString().trim().split('\n')
}

/** Lines of a file of small inputs with pMARS's answers, or null where it is not there. */
export function assemblerCases(): string[] | null {
  const path = existing('cases/assembler.jsonl')
  return path === null ? null : readFileSync(path).toString().trim().split('\n')
}

function existing(name: string): string | null {
  const path = join(published, name)
  return existsSync(path) ? path : null
}
