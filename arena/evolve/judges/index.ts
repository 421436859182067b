/** Warriors that no selection meets and that choose. */
export { judgesOf } from './judges.js'
