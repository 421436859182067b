import type { Migration } from './index.js'

/** Archives of any two descriptors on several islands, and fights one against one. */
export const archives: Migration = {
  name: 'archives',
  sql: `
    ALTER TABLE evolution_proposals RENAME COLUMN spawned_bin TO first_bin;
    ALTER TABLE evolution_proposals RENAME COLUMN covered_bin TO second_bin;
    ALTER TABLE evolution_proposals ADD COLUMN island INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE evolution_proposals ADD COLUMN rounds INTEGER; -- fought in the evaluation, of all its matches
    ALTER TABLE evolution_proposals ADD COLUMN complete INTEGER NOT NULL DEFAULT 1; -- 0 when it was given up as hopeless
    ALTER TABLE evolution_proposals ADD COLUMN results TEXT; -- JSON: [[wins, ties, losses], ...] by opponent, one against one

    CREATE TABLE evolution_elites ( -- the archive of each island as it is now
      run_id INTEGER NOT NULL,
      round INTEGER NOT NULL,
      island INTEGER NOT NULL,   -- from 0
      slot INTEGER NOT NULL,     -- first bin x bins of the second + second bin, or the place in the population
      proposal INTEGER NOT NULL,
      PRIMARY KEY (run_id, round, island, slot),
      FOREIGN KEY (run_id, round, proposal) REFERENCES evolution_proposals (run_id, round, proposal) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    INSERT INTO evolution_elites (run_id, round, island, slot, proposal)
      SELECT run_id, round, 0, spawned_bin * 6 + covered_bin, proposal FROM evolution_cells;
    DROP TABLE evolution_cells;
  `,
}
