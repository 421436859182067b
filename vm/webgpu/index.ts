/** Battles on a GPU. Dawn can crash and hang: only a process of its own may call `listAdapters` and `openGpu`. */
export type { GpuAdapter, GpuLimits, OpenGpu } from './adapter.js'
export { listAdapters, openGpu } from './dawn.js'
export { judgeForWebgpu } from './refusal.js'
