import type { Migration } from './index.js'

export const optimize: Migration = {
  name: 'optimize',
  sql: `
    CREATE TABLE optimize_runs (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE, -- SHA-256 of all that decides its candidates: the same command goes on with it
      name TEXT NOT NULL,          -- of the warrior's file
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      seed INTEGER NOT NULL,
      source TEXT NOT NULL,        -- the warrior whose constants are varied
      options TEXT NOT NULL,       -- JSON: all else that decides the run
      candidates INTEGER NOT NULL, -- to be judged
      status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
      created_at INTEGER NOT NULL, -- milliseconds since 1970
      used_at INTEGER NOT NULL     -- when it was last started or finished
    ) STRICT;

    CREATE TABLE optimize_opponents (
      run_id INTEGER NOT NULL REFERENCES optimize_runs (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,   -- in the order in which the stages take them
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE optimize_candidates (
      run_id INTEGER NOT NULL REFERENCES optimize_runs (id) ON DELETE CASCADE,
      candidate INTEGER NOT NULL,  -- from 0, the original
      origin TEXT NOT NULL CHECK (origin IN ('original', 'sample', 'climb')),
      parent INTEGER,
      constants TEXT NOT NULL,     -- JSON: the number of each variable
      problem TEXT,                -- why it could not be judged
      stages TEXT NOT NULL,        -- JSON: the score of each stage it came to
      report TEXT,                 -- JSON: its score at the end, at the settings of the run
      PRIMARY KEY (run_id, candidate)
    ) STRICT, WITHOUT ROWID;
  `,
}
