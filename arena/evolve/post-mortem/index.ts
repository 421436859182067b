/** Why a warrior lost. */
export { postMortem, type PostMortemPlan } from './post-mortem.js'
