import type { Migration } from './index.js'

export const evolution: Migration = {
  name: 'evolution',
  sql: `
    CREATE TABLE evolution_runs (
      id INTEGER PRIMARY KEY,
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      seed INTEGER NOT NULL,
      options TEXT NOT NULL,     -- JSON: all that decides the run besides settings, seed and warriors
      random TEXT NOT NULL,      -- state of the run's generator after the last stored unit, 32 hex digits
      status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
      created_at INTEGER NOT NULL, -- milliseconds since 1970
      used_at INTEGER NOT NULL     -- when it was last started or finished
    ) STRICT;

    CREATE TABLE evolution_warriors ( -- what a run is given
      run_id INTEGER NOT NULL REFERENCES evolution_runs (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('opponent', 'seed', 'benchmark')),
      position INTEGER NOT NULL,
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      PRIMARY KEY (run_id, role, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evolution_rounds (
      run_id INTEGER NOT NULL REFERENCES evolution_runs (id) ON DELETE CASCADE,
      round INTEGER NOT NULL,    -- from 1
      placement_seed INTEGER NOT NULL, -- state of pMARS's generator before the first simulation of every evaluation
      iterations INTEGER NOT NULL,     -- done so far
      proposals INTEGER NOT NULL,      -- so far, those of the start included
      champion INTEGER,                -- proposal that became the champion; NULL while the round is open
      PRIMARY KEY (run_id, round)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evolution_proposals (
      run_id INTEGER NOT NULL,
      round INTEGER NOT NULL,
      proposal INTEGER NOT NULL, -- from 0
      operator TEXT NOT NULL,    -- how it was made
      source TEXT,               -- NULL when the proposer gave none
      warrior_id TEXT REFERENCES warriors (id), -- NULL when it did not assemble
      problem TEXT,              -- why there is no warrior
      match_id INTEGER REFERENCES matches (id),
      fitness REAL,              -- means over the simulations
      spawned REAL,
      covered REAL,
      spawned_bin INTEGER,
      covered_bin INTEGER,
      placed INTEGER NOT NULL,   -- 1 when it entered the archive
      PRIMARY KEY (run_id, round, proposal),
      FOREIGN KEY (run_id, round) REFERENCES evolution_rounds (run_id, round) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evolution_proposals_by_warrior ON evolution_proposals (warrior_id);

    CREATE TABLE evolution_parents (
      run_id INTEGER NOT NULL,
      round INTEGER NOT NULL,
      proposal INTEGER NOT NULL,
      position INTEGER NOT NULL, -- 0 the one that was changed
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      PRIMARY KEY (run_id, round, proposal, position),
      FOREIGN KEY (run_id, round, proposal) REFERENCES evolution_proposals (run_id, round, proposal) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evolution_parents_by_warrior ON evolution_parents (warrior_id);

    CREATE TABLE evolution_cells ( -- the archive of each round as it is now
      run_id INTEGER NOT NULL,
      round INTEGER NOT NULL,
      spawned_bin INTEGER NOT NULL,
      covered_bin INTEGER NOT NULL,
      proposal INTEGER NOT NULL,
      PRIMARY KEY (run_id, round, spawned_bin, covered_bin),
      FOREIGN KEY (run_id, round, proposal) REFERENCES evolution_proposals (run_id, round, proposal) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE llm_calls ( -- every question to a language model, stored when answered, before its unit is finished
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES evolution_runs (id) ON DELETE CASCADE,
      round INTEGER NOT NULL,
      proposal INTEGER NOT NULL,
      model TEXT NOT NULL,
      prompt TEXT NOT NULL,
      reply TEXT,                -- NULL when there was none
      error TEXT,                -- why there was none
      attempts INTEGER NOT NULL,
      prompt_tokens INTEGER,
      reply_tokens INTEGER,
      latency_ms INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX llm_calls_by_proposal ON llm_calls (run_id, round, proposal);
  `,
}
