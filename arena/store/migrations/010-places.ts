import type { Migration } from './index.js'

/** Until now all matches of a plan began with one state of the generator: such plans go on so. */
export const places: Migration = {
  name: 'places',
  sql: `
    -- drawn: places follow from seed and the warriors' ids; shared: seed is the state before round 1 of every match
    ALTER TABLE tournaments ADD COLUMN places TEXT NOT NULL DEFAULT 'shared' CHECK (places IN ('drawn', 'shared'));
    ALTER TABLE evaluations ADD COLUMN places TEXT NOT NULL DEFAULT 'shared' CHECK (places IN ('drawn', 'shared'));
    ALTER TABLE hills ADD COLUMN places TEXT NOT NULL DEFAULT 'shared' CHECK (places IN ('drawn', 'shared'));
  `,
}
