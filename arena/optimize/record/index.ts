/** What is kept of an optimisation: its plan and its candidates. The store writes it and knows no more of it. */
export * from './optimization.js'
