/** What a language model is told. Our own words; the examples are ours too. */
export { mutatePrompt } from './mutate.js'
export { newPrompt } from './new.js'
export { systemPrompt } from './reference.js'
