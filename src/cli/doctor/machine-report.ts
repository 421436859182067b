/** Node and the machine under it. */
import { constrainedMemory } from 'node:process'
import { freemem, totalmem } from 'node:os'
import { describeMachine } from '../process/machine.js'
import { PACKAGE_ROOT } from '../process/package-root.js'
import type { Finding } from './finding.js'

export interface NodeReport {
  readonly version: string
  /** Whether drq is made for it. */
  readonly isSupported: boolean
  /** Whether drq is tested with it. */
  readonly isTested: boolean
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Version of the GNU C library; null where it is another one. */
  readonly glibc: string | null
}

export interface MachineReport {
  readonly cpu: string
  /** Worker threads that drq starts where nothing else is said. */
  readonly threads: number
  readonly memoryBytes: number
  readonly freeMemoryBytes: number
  /** What a container or a session may take; null where nothing limits it. */
  readonly memoryLimitBytes: number | null
}

export interface DrqReport {
  readonly version: string
  readonly commit: string | null
  /** Folder of the package. */
  readonly folder: string
}

/** First version that drq runs on, and those that it is tested with. */
const FIRST_NODE = 20
const TESTED_NODES = [20, 22, 24]

export const majorOf = (version: string): number => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

export function describeNode(version: string = process.version): NodeReport {
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return {
    version,
    isSupported: majorOf(version) >= FIRST_NODE,
    isTested: TESTED_NODES.includes(majorOf(version)),
    platform: process.platform,
    arch: process.arch,
    glibc: header?.glibcVersionRuntime ?? null,
  }
}

export function findInNode({ version, isSupported }: NodeReport): Finding[] {
  if (isSupported) return []
  const remedy = 'install Node 22 or 24 from https://nodejs.org'
  return [
    { severity: 'problem', about: 'node', problem: `drq needs Node ${FIRST_NODE}, not ${version}`, remedy },
  ]
}

export async function describeThisMachine(
  threads: number,
): Promise<{ machine: MachineReport; drq: DrqReport }> {
  const { cpu, version, commit } = await describeMachine(threads)
  const memoryBytes = totalmem()
  const limit = constrainedMemory()
  return {
    machine: {
      cpu,
      threads,
      memoryBytes,
      freeMemoryBytes: freemem(),
      // Undefined, 0 or more than there is where nothing limits it.
      memoryLimitBytes: limit !== undefined && limit > 0 && limit < memoryBytes ? limit : null,
    },
    drq: { version, commit, folder: PACKAGE_ROOT },
  }
}
