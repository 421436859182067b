import type { Migration } from './index.js'

export const evolution: Migration = { name: 'evolution', sql: '' }
