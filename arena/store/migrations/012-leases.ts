import type { Migration } from './index.js'

export const leases: Migration = {
  name: 'leases',
  sql: `
    CREATE TABLE leases ( -- which process works on a run now
      kind TEXT NOT NULL CHECK (kind IN ('evolution', 'optimize')),
      run_id INTEGER NOT NULL,
      host TEXT NOT NULL,
      pid INTEGER NOT NULL,
      token TEXT NOT NULL,       -- drawn by chance: a process may have the number of an earlier one
      since INTEGER NOT NULL,    -- milliseconds since 1970
      beat_at INTEGER NOT NULL,  -- last sign of life
      PRIMARY KEY (kind, run_id)
    ) STRICT, WITHOUT ROWID;
  `,
}
