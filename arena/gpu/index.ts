/** Battles on a GPU, in a process of its own. */
export { findGpus, type FoundGpus } from './find-gpus.js'
export { openGpuEngine, type GpuEngine, type GpuOptions } from './gpu-engine.js'
export { GpuLostError } from './gpu-lost-error.js'
