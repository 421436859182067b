/** What is kept of a run of the Digital Red Queen. The store writes it and knows no more of evolution. */
export * from './llm-call.js'
export * from './proposal-record.js'
export * from './run-role.js'
export * from './run.js'
