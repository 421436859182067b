/** On what, and with what, numbers of speed were measured. */
import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { promisify } from 'node:util'
import { PACKAGE_ROOT, PACKAGE_VERSION } from './package-root.js'

export interface HostMachine {
  readonly cpu: string
  /** Cores this process may use. */
  readonly cores: number
  readonly platform: string
  readonly node: string
  readonly version: string
  /** Of the checkout, with `-dirty` when it was changed since; null for an installed package. */
  readonly commit: string | null
}

export async function describeMachine(cores: number): Promise<HostMachine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown CPU',
    cores,
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    version: PACKAGE_VERSION,
    commit: await findCommit(),
  }
}

/** `Intel(R) Xeon(R) Processor, 2 cores, linux x64, Node v20.20.2, drq 0.1.0 (9abbc5b)` */
export function printHostMachine({ cpu, cores, platform, node, version, commit }: HostMachine): string {
  const source = commit === null ? '' : ` (${commit})`
  return `${cpu}, ${cores === 1 ? '1 core' : `${cores} cores`}, ${platform}, Node ${node}, drq ${version}${source}`
}

async function findCommit(): Promise<string | null> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', ['-C', PACKAGE_ROOT, ...args], { timeout: 5000 })).stdout.trim()
  try {
    // An installed package may lie in a checkout of something else.
    if ((await git('rev-parse', '--show-prefix')) !== '') return null
    return await git('describe', '--always', '--dirty', '--abbrev=7', '--exclude=*')
  } catch {
    return null
  }
}
