/** What is kept of a hill: its rules, its members, its challenges. The store writes it and knows no more of hills. */
export * from './hill-rules.js'
export * from './hill.js'
