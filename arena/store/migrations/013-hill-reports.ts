import type { Migration } from './index.js'

export const hillReports: Migration = {
  name: 'hill-reports',
  sql: `
    CREATE TABLE hill_reports ( -- what a command did to a hill and did not tell yet
      hill_id INTEGER NOT NULL REFERENCES hills (id) ON DELETE CASCADE,
      command TEXT NOT NULL,     -- all that decides what it does
      report TEXT NOT NULL,      -- JSON
      PRIMARY KEY (hill_id, command)
    ) STRICT, WITHOUT ROWID;
  `,
}
