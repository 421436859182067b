import type { SqliteDatabase, SqliteStatement, SqliteTransaction } from './sqlite.js'
import { explainFailure } from './store-error.js'

type PreparedStatement = SqliteStatement<unknown[]>
type Transaction = SqliteTransaction<unknown[], unknown>

/**
 * Makes every statement and transaction of the connection say in a StoreError what failed when the file did: disk full,
 * damaged, locked, read-only.
 */
export function guardDatabase(database: SqliteDatabase, path: string): SqliteDatabase {
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

  const prepare = database.prepare.bind(database) as (sql: string) => PreparedStatement
  const transaction = database.transaction.bind(database) as (work: () => unknown) => Transaction
  const guarded = {
    prepare(sql: string): PreparedStatement {
      const statement = prepare(sql)
      const iterate = statement.iterate.bind(statement)
      return Object.assign(statement, {
        run: guard(statement.run.bind(statement)),
        get: guard(statement.get.bind(statement)),
        all: guard(statement.all.bind(statement)),
        iterate: (...values: unknown[]) => guardRows(attempt(() => iterate(...values))),
      })
    },
    transaction(work: () => unknown): Transaction {
      const native = transaction(work)
      const bound = {
        deferred: guard(native.deferred.bind(native)),
        immediate: guard(native.immediate.bind(native)),
      }
      return Object.assign(guard(native), bound)
    },
  }
  return Object.assign(database, guarded as unknown as Pick<SqliteDatabase, 'prepare' | 'transaction'>)
}
