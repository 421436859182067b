/** How warriors do against many others, one against one. */
export * from './evaluate.js'
