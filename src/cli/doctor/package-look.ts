import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loads a package as a module in this folder would; those of SQLite load their binary with the first database. */
export async function lookAtPackage(
  send: (found: unknown) => void,
  name: string,
  folder: string,
): Promise<void> {
  const require = createRequire(join(folder, 'package.json'))
  if (name.startsWith('better-sqlite3')) {
    const Driver = require(name) as new (path: string) => { close(): void }
    new Driver(':memory:').close()
  } else await import(pathToFileURL(require.resolve(name)).href)
  send('loads')
}
