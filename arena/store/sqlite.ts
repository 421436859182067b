/**
 * What the store asks of better-sqlite3. Its own types are a package that only developers of drq have, so that nothing
 * this library exports may mention them.
 */
export interface SqliteStatement<Parameters extends unknown[], Row = unknown> {
  run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: number | bigint }
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): Row[]
  iterate(...parameters: Parameters): IterableIterator<Row>
  /** Rows as their first column. */
  pluck(): this
}

/** Runs its work as one transaction; `immediate` takes the write lock at once, `deferred` with the first write. */
export interface SqliteTransaction<Parameters extends unknown[], Result> {
  (...parameters: Parameters): Result
  deferred(...parameters: Parameters): Result
  immediate(...parameters: Parameters): Result
}

export interface SqliteDatabase {
  readonly name: string
  readonly open: boolean
  readonly readonly: boolean
  readonly inTransaction: boolean
  prepare<Parameters extends unknown[] | object = unknown[], Row = unknown>(
    source: string,
  ): Parameters extends unknown[] ? SqliteStatement<Parameters, Row> : SqliteStatement<[Parameters], Row>
  transaction<Parameters extends unknown[], Result>(
    work: (...parameters: Parameters) => Result,
  ): SqliteTransaction<Parameters, Result>
  exec(source: string): this
  pragma(source: string, options?: { readonly simple?: boolean }): unknown
  /** The bytes of the file. */
  serialize(): Uint8Array
  close(): this
}

export interface SqliteOptions {
  readonly readonly?: boolean
  readonly fileMustExist?: boolean
  /** Milliseconds to wait for another process's lock. */
  readonly timeout?: number
}

export type SqliteDriver = new (path: string, options?: SqliteOptions) => SqliteDatabase
