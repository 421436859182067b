import type { BenchCase } from '../measure/finding.js'
import { coldStart } from './cold-start.js'
import { humanRoundRobin } from './human-round-robin.js'
import { publishedSimulator } from './published-simulator.js'
import { tensorOperations } from './tensor-operations.js'
import { pairModules, pairModulesCovered, setModules, setModulesCovered } from './two-warriors.js'
import { tenWarriors } from './ten-warriors.js'
import { twoWorkers } from './two-workers.js'

/** In the order of the table. */
export const CASES: readonly BenchCase[] = [
  setModules,
  pairModules,
  setModulesCovered,
  pairModulesCovered,
  twoWorkers,
  tenWarriors,
  publishedSimulator,
  coldStart,
  tensorOperations,
  humanRoundRobin,
]
