/**
 * A store could not be opened, read or written: another program's file, another version, a lock, a disk that failed.
 * The message is one line that names the file and says what to do; `cause` is the error of SQLite.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

type Sentence = (path: string, detail: string, code: string) => string

/** Codes of SQLite that tell of the file and not of a mistake in a statement, and what its user can do about each. */
const SENTENCES: readonly (readonly [codes: RegExp, sentence: Sentence])[] = [
  [
    /^SQLITE_(BUSY|LOCKED|PROTOCOL)/,
    (path) => `${path} is locked: another process writes to it and did not end in time; try again later`,
  ],
  [/^SQLITE_CORRUPT/, (path, detail) => describeDamage(path, detail)],
  [
    /^SQLITE_NOTADB/,
    (path, detail) =>
      `${path} cannot be opened as an SQLite file: ${detail}; name another file, or go back to a backup`,
  ],
  [
    /^SQLITE_FULL/,
    (path) =>
      `${path} cannot grow: the disk is full; make room and give the command again, what was stored is kept`,
  ],
  [
    /^SQLITE_IOERR/,
    (path, detail, code) =>
      `${path} cannot be read or written (${code}: ${detail}); see whether the disk is full or failing, and copy the file first`,
  ],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    (path) =>
      `${path} cannot be written: the file or its folder is read-only; allow writing, or copy the file to another folder`,
  ],
  [
    /^SQLITE_CANTOPEN/,
    (path) =>
      `${path} cannot be opened: it must be a file, in a folder that is there and can be read and written`,
  ],
]

/** An error of SQLite that tells of the file as a StoreError in one line; any other error as it is. */
export function explainFailure(path: string, error: unknown): unknown {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string }
  if (typeof code !== 'string') return error
  const [, sentence] = SENTENCES.find(([codes]) => codes.test(code)) ?? []
  return sentence === undefined
    ? error
    : new StoreError(sentence(path, message ?? '', code), { cause: error })
}

/** What to say of a file that has lost something. */
export function describeDamage(path: string, detail: string): string {
  return (
    `${path} is damaged (${detail}); copy it before anything else: PRAGMA integrity_check of sqlite3 says what is lost, ` +
    'drq export, drq warriors export and .recover of sqlite3 save what can be read, or go back to a backup'
  )
}
