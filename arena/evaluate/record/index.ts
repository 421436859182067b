/** What is kept of an evaluation: what decides its matches, and each match. The store writes it and knows no more of it. */
export * from './evaluation.js'
