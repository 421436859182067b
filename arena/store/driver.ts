import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

/** First Node-API version that better-sqlite3 13 is built for. */
const NODE_API = 10

/**
 * better-sqlite3, in the version that this Node can use: 12 crashes Node 24.19 and later when an idle garbage
 * collection frees a statement, and 13 crashes Node 20, which never got Node-API 10.
 */
export const Database: new (path: string, options?: BetterSqlite3.Options) => BetterSqlite3.Database =
  loadDriver()

function loadDriver(): typeof BetterSqlite3 {
  const require = createRequire(import.meta.url)
  const load = (name: string) => require(name) as typeof BetterSqlite3
  if (Number(process.versions['napi']) < NODE_API) return load('better-sqlite3')
  try {
    return load('better-sqlite3-napi')
  } catch {
    // An installation without optional packages.
    return load('better-sqlite3')
  }
}
