import type { Migration } from './index.js'

export const givenSources: Migration = {
  name: 'given-sources',
  sql: `
    ALTER TABLE evolution_warriors ADD COLUMN source TEXT; -- as the run was given it; NULL where the warrior has the same
  `,
}
