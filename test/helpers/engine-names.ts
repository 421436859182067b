import { ENGINE_NAMES } from '../../vm/index.js'

/** Engines that every machine has. A GPU needs tests of its own. */
export const NAMES_OF_ALL = ENGINE_NAMES.filter((name) => name !== 'webgpu')
