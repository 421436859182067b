import type { Migration } from './index.js'

/** Hills that take no warriors that use P-space; those of before took all. */
export const hillPSpace: Migration = {
  name: 'hill-p-space',
  sql: 'ALTER TABLE hills ADD COLUMN p_space INTEGER NOT NULL DEFAULT 1',
}
