/** What code alone foretells of a warrior. */
export { codeFeatures, FEATURE_NAMES } from './code-features.js'
export { createPrefilter, type Evaluated, type Prefilter } from './prefilter.js'
