import type { Migration } from './index.js'

/**
 * Tournaments of other kinds than round robins, in which an entrant's code may come twice: a match belongs to entrants by
 * their places, not by their code. New tables take the place of the old ones, children first, since dropping a table
 * deletes what refers to it.
 */
export const lineUps: Migration = {
  name: 'line-ups',
  sql: `
    CREATE TABLE new_tournaments (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE, -- SHA-256 of all that decides its matches: the same tournament again goes on with it
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('round-robin', 'melee', 'line-ups')),
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      rounds INTEGER,               -- of each match; null when they differ
      seed INTEGER,                 -- the same
      status TEXT NOT NULL CHECK (status IN ('open', 'finished')),
      match_count INTEGER NOT NULL, -- matches when finished
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL      -- when it was last started or finished
    ) STRICT;
    INSERT INTO new_tournaments SELECT id, digest, name, kind, settings_id, rounds, seed, status, match_count,
      created_at, used_at FROM tournaments;

    CREATE TABLE new_tournament_entrants (
      tournament_id INTEGER NOT NULL REFERENCES new_tournaments (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,    -- in the order of the schedule, from 0
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      PRIMARY KEY (tournament_id, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_tournament_entrants SELECT tournament_id, position, warrior_id, name FROM tournament_entrants;

    CREATE TABLE new_tournament_matches (
      tournament_id INTEGER NOT NULL REFERENCES new_tournaments (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,      -- in the schedule, from 0
      line_up TEXT NOT NULL,        -- JSON: positions of the entrants, in load order
      match_id INTEGER NOT NULL REFERENCES matches (id),
      PRIMARY KEY (tournament_id, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_tournament_matches
    WITH sizes AS MATERIALIZED (
      SELECT tournament_id, count(*) AS size FROM tournament_entrants GROUP BY tournament_id
    ), pairs AS (
      SELECT t.tournament_id, t.match_id, size, a.position AS first, b.position AS second
      FROM tournament_matches t
      JOIN sizes USING (tournament_id)
      JOIN match_warriors x ON x.match_id = t.match_id AND x.position = 0
      JOIN match_warriors y ON y.match_id = t.match_id AND y.position = 1
      JOIN tournament_entrants a ON a.tournament_id = t.tournament_id AND a.warrior_id = x.warrior_id
      JOIN tournament_entrants b ON b.tournament_id = t.tournament_id AND b.warrior_id = y.warrior_id
    )
    SELECT tournament_id, first * (size - 1) - first * (first - 1) / 2 + second - first - 1,
      json_array(first, second), match_id FROM pairs;

    DROP TABLE tournament_matches;
    DROP TABLE tournament_entrants;
    DROP TABLE tournaments;
    ALTER TABLE new_tournaments RENAME TO tournaments;
    ALTER TABLE new_tournament_entrants RENAME TO tournament_entrants;
    ALTER TABLE new_tournament_matches RENAME TO tournament_matches;
    CREATE INDEX tournament_entrants_by_warrior ON tournament_entrants (warrior_id);
  `,
}
