import type { Migration } from './index.js'

export const replyKinds: Migration = {
  name: 'reply-kinds',
  sql: `
    ALTER TABLE llm_calls ADD COLUMN kind TEXT; -- what the reply was: assembles, no code, ...; NULL in calls of older versions
  `,
}
