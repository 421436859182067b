import type { Migration } from './index.js'

export const matches: Migration = { name: 'matches', sql: '' }
