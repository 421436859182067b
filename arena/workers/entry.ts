import { fileURLToPath } from 'node:url'

/** Name of the export that workers run. */
export const ENTRY_NAME = 'playShard'

/** Path of the workers' JavaScript: beside this module, or in dist when this module runs from its source (tests). */
export function workerEntry(): string {
  const here = import.meta.url
  const entry = here.endsWith('.ts') ? '../../dist/arena/workers/worker-entry.js' : './worker-entry.js'
  return fileURLToPath(new URL(entry, here))
}
