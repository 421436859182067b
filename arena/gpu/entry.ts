import { fileURLToPath } from 'node:url'

/** Path of the process's JavaScript: beside this module, or in dist when this module runs from its source (tests). */
export function childEntry(): string {
  const here = import.meta.url
  const entry = here.endsWith('.ts') ? '../../dist/arena/gpu/child-entry.js' : './child-entry.js'
  return fileURLToPath(new URL(entry, here))
}
