/** Tunes the constants of a warrior against a benchmark. */
export { parseRequest, type VaryRequest } from './directives.js'
export {
  optimize,
  type OptimizeProgress,
  type OptimizeResult,
  type OptimizeTools,
  type ReportedCandidate,
} from './optimizer.js'
export * from './record/index.js'
export {
  beginOptimization,
  loadOptimization,
  variablesOf,
  type LoadedOptimization,
  type OptimizeOptions,
  type OptimizeStart,
} from './run.js'
export type { Variable } from './variables.js'
