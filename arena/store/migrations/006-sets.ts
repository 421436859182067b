import type { Migration } from './index.js'

export const sets: Migration = {
  name: 'sets',
  sql: `
    CREATE TABLE warrior_sets (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL -- milliseconds since 1970
    ) STRICT;

    CREATE TABLE set_members (
      set_id INTEGER NOT NULL REFERENCES warrior_sets (id) ON DELETE CASCADE,
      name TEXT NOT NULL,         -- of the file it came in; two names may have the same code
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      added_at INTEGER NOT NULL,
      PRIMARY KEY (set_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX set_members_by_warrior ON set_members (warrior_id);
  `,
}
