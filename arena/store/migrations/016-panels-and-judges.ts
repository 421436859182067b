import type { Migration } from './index.js'

export const panelsAndJudges: Migration = {
  name: 'panels-and-judges',
  sql: `
    -- JSON: the opponents of the run that the round meets, each [index, weight, 1 if it is telling]; NULL for all alike
    ALTER TABLE evolution_rounds ADD COLUMN panel TEXT;
    ALTER TABLE evolution_rounds ADD COLUMN judged REAL; -- the champion's points a fight against judges; NULL without
  `,
}
