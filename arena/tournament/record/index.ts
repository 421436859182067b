/** What is kept of a tournament: its plan, its matches, its totals. The store writes it and knows no more of tournaments. */
export * from './tournament.js'
