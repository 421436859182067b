import type { Migration } from './index.js'

export const llm: Migration = {
  name: 'llm',
  sql: `
    ALTER TABLE llm_calls ADD COLUMN operation TEXT;    -- new, mutate, crossover, edit
    ALTER TABLE llm_calls ADD COLUMN repair INTEGER NOT NULL DEFAULT 0; -- how many times the place's reply had been sent back
    ALTER TABLE llm_calls ADD COLUMN sample INTEGER NOT NULL DEFAULT 0; -- of several replies to one call; the first has its numbers
    ALTER TABLE llm_calls ADD COLUMN question TEXT;     -- SHA-256 of model and messages
    ALTER TABLE llm_calls ADD COLUMN cost_usd REAL;     -- NULL when the price is not known
    ALTER TABLE llm_calls ADD COLUMN billed_tokens INTEGER NOT NULL DEFAULT 0; -- prompt and reply, guessed where the server did not count
    ALTER TABLE llm_calls ADD COLUMN outcome TEXT;      -- what came of the reply: assembles, or what is wrong with it
    ALTER TABLE llm_calls ADD COLUMN origin TEXT NOT NULL DEFAULT 'asked' CHECK (origin IN ('asked', 'lost', 'replayed'));
    UPDATE llm_calls SET billed_tokens = coalesce(prompt_tokens, 0) + coalesce(reply_tokens, 0);
  `,
}
