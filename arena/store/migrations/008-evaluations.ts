import type { Migration } from './index.js'

/** Warriors against many others, one against one. */
export const evaluations: Migration = {
  name: 'evaluations',
  sql: `
    CREATE TABLE evaluations (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE, -- SHA-256 of all that decides its matches: the same evaluation again goes on with it
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      rounds INTEGER NOT NULL,     -- of each pair; where precision is set, the most of them
      seed INTEGER NOT NULL,
      stop TEXT NOT NULL CHECK (stop IN ('one-left', 'none-left')),
      precision REAL,              -- half the interval of the score share that was wanted; NULL for the same rounds everywhere
      status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
      created_at INTEGER NOT NULL, -- milliseconds since 1970
      used_at INTEGER NOT NULL     -- when it was last started or finished
    ) STRICT;

    CREATE TABLE evaluation_warriors (
      evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('candidate', 'opponent')),
      position INTEGER NOT NULL,   -- from 0
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      PRIMARY KEY (evaluation_id, role, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evaluation_warriors_by_warrior ON evaluation_warriors (warrior_id);

    CREATE TABLE evaluation_matches (
      evaluation_id INTEGER NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
      candidate INTEGER NOT NULL,  -- position; loaded first
      opponent INTEGER NOT NULL,   -- position
      batch INTEGER NOT NULL,      -- from 0; a pair has several where rounds were added
      match_id INTEGER NOT NULL REFERENCES matches (id),
      fitness REAL NOT NULL,       -- of the candidate, mean over the rounds: 0 .. 2
      opponent_fitness REAL NOT NULL,
      PRIMARY KEY (evaluation_id, candidate, opponent, batch)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW evaluation_results AS -- a row for each pair: the matrix
      SELECT evaluation_id, c.name AS candidate, o.name AS opponent,
        c.warrior_id AS candidate_id, o.warrior_id AS opponent_id, sum(m.rounds) AS rounds,
        sum(w.wins) AS wins, sum(w.ties) AS ties, sum(w.losses) AS losses,
        100.0 * sum(w.score) / sum(m.rounds) AS points,
        sum(fitness * m.rounds) / sum(m.rounds) AS fitness,
        sum(opponent_fitness * m.rounds) / sum(m.rounds) AS opponent_fitness
      FROM evaluation_matches AS e
        JOIN matches AS m ON m.id = e.match_id
        JOIN match_warriors AS w ON w.match_id = e.match_id AND w.position = 0
        JOIN evaluation_warriors AS c USING (evaluation_id)
        JOIN evaluation_warriors AS o USING (evaluation_id)
      WHERE c.role = 'candidate' AND c.position = e.candidate AND o.role = 'opponent' AND o.position = e.opponent
      GROUP BY evaluation_id, e.candidate, e.opponent;
  `,
}
