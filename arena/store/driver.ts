import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'
import type { SqliteDriver } from './sqlite.js'

/** First Node-API version that better-sqlite3 13 is built for. */
const NODE_API = 10

/**
 * better-sqlite3, in the version that this Node can use: 12 crashes Node 24.19 and later when an idle garbage
 * collection frees a statement, and 13 crashes Node 20, which never got Node-API 10. 13 brings its binary along, 12 is
 * compiled by install-sqlite.mjs where 13 does not load.
 */
export const { Database, packageName: DRIVER_PACKAGE } = loadDriver()

function loadDriver(): { readonly Database: SqliteDriver; readonly packageName: string } {
  const require = createRequire(import.meta.url)
  const load = (packageName: string) => {
    return { Database: require(packageName) as typeof BetterSqlite3 as SqliteDriver, packageName }
  }
  if (Number(process.versions['napi']) < NODE_API) return load('better-sqlite3')
  try {
    const driver = load('better-sqlite3-napi')
    // The binary is only loaded now; there may be none for this platform.
    new driver.Database(':memory:').close()
    return driver
  } catch {
    return load('better-sqlite3')
  }
}
