import type BetterSqlite3 from 'better-sqlite3'
import { explainFailure } from './store-error.js'

type Statement = BetterSqlite3.Statement<unknown[]>
type Transaction = BetterSqlite3.Transaction

/**
 * Makes every statement and transaction of the connection say in a StoreError what failed when the file did: disk full,
 * damaged, locked, read-only.
 */
export function guardDatabase(database: BetterSqlite3.Database, path: string): BetterSqlite3.Database {
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw explainFailure(path, error)
    }
  }
  const guard = <Values extends unknown[], T>(work: (...values: Values) => T) => {
    return (...values: Values): T => attempt(() => work(...values))
  }
  function* guardRows(rows: IterableIterator<unknown>): IterableIterator<unknown> {
    try {
      yield* rows
    } catch (error) {
      throw explainFailure(path, error)
    }
  }

  const prepare = database.prepare.bind(database) as (sql: string) => Statement
  const transaction = database.transaction.bind(database) as (work: () => unknown) => Transaction
  const guarded = {
    prepare(sql: string): Statement {
      const statement = prepare(sql)
      const { run, get, all, iterate } = statement
      const bound = {
        run: guard(run.bind(statement)),
        get: guard(get.bind(statement)),
        all: guard(all.bind(statement)),
        iterate: (...values: unknown[]) => guardRows(attempt(() => iterate.apply(statement, values))),
      }
      return Object.assign(statement, bound)
    },
    transaction(work: () => unknown): Transaction {
      const native = transaction(work)
      const { deferred, immediate, exclusive } = native
      const bound = {
        default: guard(native),
        deferred: guard(deferred),
        immediate: guard(immediate),
        exclusive: guard(exclusive),
      }
      return Object.assign(guard(native), bound) as unknown as Transaction
    },
  }
  return Object.assign(database, guarded as unknown as Pick<typeof database, 'prepare' | 'transaction'>)
}
