import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const shared = new URL('../../../shared/', import.meta.url)

/** Folder of the published human warriors, which are no part of this project; null where they are not there. */
export const HUMAN_WARRIORS = existing('human-warriors/')

/** Lines of a conformance file over them, or null. */
export function humanGolden(name: string): string[] | null {
  const path = existing(`conformance/${name}`)
  return path === null ? null : gunzipSync(readFileSync(path)).toString().trim().split('\n')
}

/** Lines of a file of small inputs with pMARS's answers, or null where it is not there. */
export function assemblerCases(): string[] | null {
  const path = existing('cases/assembler.jsonl')
  return path === null ? null : readFileSync(path).toString().trim().split('\n')
}

function existing(name: string): string | null {
  const path = fileURLToPath(new URL(name, shared))
  return existsSync(path) ? path : null
}
