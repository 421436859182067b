import type { Migration } from './index.js'

export const matches: Migration = {
  name: 'matches',
  sql: `
    CREATE TABLE warriors (
      id TEXT PRIMARY KEY,       -- SHA-256 of the assembled code
      name TEXT NOT NULL,        -- as first seen; a tournament's entrants keep the names they entered under
      author TEXT NOT NULL,
      strategy TEXT NOT NULL,
      source TEXT NOT NULL,
      code TEXT NOT NULL,        -- JSON: [[opcode, modifier, aMode, a, bMode, b], ...], the numbers of vm/isa.ts
      listing TEXT NOT NULL,     -- the same code to be read, one instruction a line
      start INTEGER NOT NULL,
      pin INTEGER,
      length INTEGER NOT NULL,   -- instructions
      added_at INTEGER NOT NULL  -- milliseconds since 1970
    ) STRICT;
    CREATE INDEX warriors_by_name ON warriors (name);

    CREATE TABLE settings (
      id INTEGER PRIMARY KEY,
      core_size INTEGER NOT NULL,
      max_cycles INTEGER NOT NULL,
      max_processes INTEGER NOT NULL,
      max_length INTEGER NOT NULL,
      min_separation INTEGER NOT NULL,
      read_limit INTEGER NOT NULL,
      write_limit INTEGER NOT NULL,
      p_space_size INTEGER NOT NULL,
      standard TEXT NOT NULL,
      immediate_b TEXT NOT NULL,
      UNIQUE (core_size, max_cycles, max_processes, max_length, min_separation, read_limit, write_limit,
        p_space_size, standard, immediate_b)
    ) STRICT;

    CREATE TABLE matches (
      id INTEGER PRIMARY KEY,
      line_up BLOB NOT NULL,     -- SHA-256 of the warriors' ids in load order
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      rounds INTEGER NOT NULL,
      seed INTEGER NOT NULL,     -- state of pMARS's generator before round 1
      stop TEXT NOT NULL CHECK (stop IN ('one-left', 'none-left')),
      rules_version INTEGER NOT NULL,
      outcome BLOB NOT NULL,     -- MatchOutcome.data of vm/engine.ts, unsigned 32-bit little endian
      played_at INTEGER NOT NULL,
      UNIQUE (line_up, settings_id, rounds, seed, stop, rules_version)
    ) STRICT;

    CREATE TABLE match_warriors (
      match_id INTEGER NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
      position INTEGER NOT NULL, -- in load order, from 0
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      wins INTEGER NOT NULL,     -- rounds survived alone
      ties INTEGER NOT NULL,     -- rounds survived with others
      losses INTEGER NOT NULL,
      score INTEGER NOT NULL,    -- pMARS's: (W*W-1)/S a round survived; of two warriors 3 a win, 1 a tie
      PRIMARY KEY (match_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX match_warriors_by_warrior ON match_warriors (warrior_id);

    CREATE TABLE tournaments (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE, -- SHA-256 of all that decides its matches: the same tournament again goes on with it
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('round-robin')),
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      rounds INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
      match_count INTEGER NOT NULL, -- matches when finished
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL      -- when it was last started or finished
    ) STRICT;

    CREATE TABLE tournament_entrants (
      tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,    -- in the order of the schedule, from 0
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      PRIMARY KEY (tournament_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tournament_entrants_by_warrior ON tournament_entrants (warrior_id);

    CREATE TABLE tournament_matches (
      tournament_id INTEGER NOT NULL REFERENCES tournaments (id) ON DELETE CASCADE,
      match_id INTEGER NOT NULL REFERENCES matches (id),
      PRIMARY KEY (tournament_id, match_id)
    ) STRICT, WITHOUT ROWID;
  `,
}
