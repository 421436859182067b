/** Which npm packages of drq are there and can be loaded. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runProbe, type ProbeOptions } from './probe.js'

/** Packages that a machine may lack, or that a machine may have and not load: they bring binaries. */
export const PACKAGES = [
  { name: 'better-sqlite3-napi', use: 'the store' },
  { name: 'better-sqlite3', use: 'the store' },
  { name: 'webgpu', use: 'engine webgpu' },
  { name: '@tensorflow/tfjs-node-gpu', use: 'engine tensor' },
  { name: '@tensorflow/tfjs-node', use: 'engine tensor' },
  { name: '@tensorflow/tfjs-backend-cpu', use: 'engine tensor' },
] as const

export type PackageName = (typeof PACKAGES)[number]['name']

export interface PackageReport {
  readonly name: PackageName
  /** What needs it. */
  readonly use: string
  readonly state: 'loads' | 'missing' | 'broken'
  /** Null when it is missing. */
  readonly version: string | null
  /** Why it does not load, in words. */
  readonly problem: string | null
}

/** Looks for all packages from this folder, each in a process of its own: a binary may crash it. */
export function examinePackages(
  folder: string,
  options: Omit<ProbeOptions, 'limitMs'>,
): Promise<PackageReport[]> {
  return Promise.all(PACKAGES.map(({ name, use }) => examinePackage(name, use, folder, options)))
}

/** The first load of a large one, from a cold disk. */
const LIMIT_MS = 20_000

async function examinePackage(
  name: PackageName,
  use: string,
  folder: string,
  options: Omit<ProbeOptions, 'limitMs'>,
): Promise<PackageReport> {
  const home = findPackage(name, folder)
  if (home === null) return { name, use, state: 'missing', version: null, problem: null }
  const version = versionOf(home)
  const { failure } = await runProbe(['package', name, folder], { limitMs: LIMIT_MS, ...options })
  const problem = failure?.trim().split('\n', 1)[0] ?? null
  return { name, use, state: problem === null ? 'loads' : 'broken', version, problem }
}

/** The folder of a package, where Node would look for it; null when it is nowhere. */
function findPackage(name: string, folder: string): string | null {
  const home = join(folder, 'node_modules', name)
  if (existsSync(join(home, 'package.json'))) return home
  const parent = dirname(folder)
  return parent === folder ? null : findPackage(name, parent)
}

function versionOf(home: string): string | null {
  try {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version?: unknown }
    return typeof version === 'string' ? version : null
  } catch {
    return null
  }
}
