import type { Migration } from './index.js'

export const survivors: Migration = {
  name: 'survivors',
  sql: `
    -- how many evaluations, of this round and of those before, the fitness is the mean of
    ALTER TABLE evolution_proposals ADD COLUMN evaluations INTEGER NOT NULL DEFAULT 1;
  `,
}
