import type { Migration } from './index.js'

export const hills: Migration = {
  name: 'hills',
  sql: `
    CREATE TABLE hills (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('duel', 'melee')),
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      size INTEGER NOT NULL,
      rounds INTEGER NOT NULL,       -- of each match
      seed INTEGER NOT NULL,         -- state of pMARS's generator before round 1 of every match
      max_age INTEGER,               -- the age at which a warrior retires
      challenges INTEGER NOT NULL,   -- so far
      created_at INTEGER NOT NULL    -- milliseconds since 1970
    ) STRICT;

    CREATE TABLE hill_members (
      hill_id INTEGER NOT NULL REFERENCES hills (id) ON DELETE CASCADE,
      rank INTEGER NOT NULL,         -- from 1
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      author TEXT NOT NULL,
      age INTEGER NOT NULL,          -- successful challenges of others that it survived
      entered INTEGER NOT NULL,      -- number of its own challenge
      wins INTEGER NOT NULL,         -- rounds against the others on the hill
      ties INTEGER NOT NULL,
      losses INTEGER NOT NULL,
      score INTEGER NOT NULL,        -- pMARS's
      PRIMARY KEY (hill_id, rank),
      UNIQUE (hill_id, warrior_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hill_members_by_warrior ON hill_members (warrior_id);

    CREATE TABLE hill_challenges (
      hill_id INTEGER NOT NULL REFERENCES hills (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,       -- from 1
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      author TEXT NOT NULL,
      rank INTEGER NOT NULL,         -- of the challenger among the incumbents and itself
      contenders INTEGER NOT NULL,   -- how many these are
      wins INTEGER NOT NULL,
      ties INTEGER NOT NULL,
      losses INTEGER NOT NULL,
      score INTEGER NOT NULL,
      succeeded INTEGER NOT NULL,    -- 1: it is on the hill then
      challenged_at INTEGER NOT NULL,
      PRIMARY KEY (hill_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hill_challenges_by_warrior ON hill_challenges (warrior_id);

    CREATE TABLE hill_departures (
      hill_id INTEGER NOT NULL REFERENCES hills (id) ON DELETE CASCADE,
      challenge INTEGER NOT NULL,    -- that ended its stay
      warrior_id TEXT NOT NULL REFERENCES warriors (id),
      name TEXT NOT NULL,
      author TEXT NOT NULL,
      age INTEGER NOT NULL,
      reason TEXT NOT NULL CHECK (reason IN ('pushed off', 'replaced', 'retired')),
      PRIMARY KEY (hill_id, challenge, warrior_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hill_departures_by_warrior ON hill_departures (warrior_id);
  `,
}
