/** All that drq doctor finds out, one look beside the other; only speeds are measured one by one. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundGpus } from '../../../arena/gpu/index.js'
import type { StoreDriver } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { PACKAGE_ROOT } from '../process/package-root.js'
import {
  examineEngines,
  findInEngines,
  findInSpeeds,
  measureEngines,
  type EngineReport,
  type EngineSpeeds,
} from './engines.js'
import type { Finding } from './finding.js'
import { findInGpus } from './gpu-findings.js'
import { describeGraphics, type Graphics } from './graphics.js'
import { inFolder, installationOf } from './install-line.js'
import {
  describeNode,
  describeThisMachine,
  findInNode,
  majorOf,
  type DrqReport,
  type MachineReport,
  type NodeReport,
} from './machine-report.js'
import { findInPackages } from './package-findings.js'
import { examinePackages, type PackageReport } from './packages.js'
import { runProbe, type ProbeOptions } from './probe.js'
import { examineDriver, examineStore, findInStore, type StoreReport } from './store.js'
import { describeTerminal, findInTerminal, type TerminalReport } from './terminal.js'

export interface DoctorReport {
  /** Whether the defaults work: no finding is a problem. */
  readonly works: boolean
  readonly findings: readonly Finding[]
  readonly drq: DrqReport
  readonly node: NodeReport
  readonly machine: MachineReport
  readonly packages: readonly PackageReport[]
  /** Null when the package webgpu does not load. */
  readonly gpus: FoundGpus | null
  /** Of Linux; null elsewhere. */
  readonly graphics: Graphics | null
  readonly engines: readonly EngineReport[]
  readonly auto: AutoReport
  /** Null when they were not measured. */
  readonly speeds: readonly EngineSpeeds[] | null
  readonly store: StoreReport & { readonly driver: StoreDriver | null }
  readonly terminal: TerminalReport
}

/** What --engine auto plays on. */
export interface AutoReport {
  readonly engines: readonly ('wasm' | 'webgpu')[]
  /** The card that it uses; null when there is none. */
  readonly adapter: string | null
}

export interface ExamineOptions {
  /** Absolute path of the store. */
  readonly db: string
  /** Time for all speeds; null to measure none. */
  readonly speedMs: number | null
  /** Told what is looked at now. */
  readonly onStep: (text: string) => void
}

const ADAPTERS_MS = 20_000

export async function examine(
  { db, speedMs, onStep }: ExamineOptions,
  env: CliEnvironment,
): Promise<DoctorReport> {
  const options = { env: env.env, signal: env.interruption() }
  onStep('packages and store')
  const node = describeNode()
  const [packages, sqlite, store, about, wantedVersions] = await Promise.all([
    examinePackages(PACKAGE_ROOT, options),
    examineDriver(options),
    examineStore(db, options),
    describeThisMachine(env.cpuCount),
    readWantedVersions(),
  ])
  onStep('adapters and engines')
  const hasDawn = packages.some(({ name, state }) => name === 'webgpu' && state === 'loads')
  const [gpus, engines] = await Promise.all([hasDawn ? findAdapters(options) : null, examineEngines(options)])
  const graphics = describeGraphics(env.env)
  if (speedMs !== null) onStep('speeds')
  const speeds =
    speedMs === null
      ? null
      : await measureEngines(engines, { threads: env.cpuCount, durationMs: speedMs, ...options })
  const terminal = describeTerminal(env, node.platform)

  const installation = installationOf(PACKAGE_ROOT)
  const packageContext = {
    ...{ packages, installation, packageRoot: PACKAGE_ROOT, cwd: env.cwd, wantedVersions },
    ...{ nodeMajor: majorOf(node.version), platform: node.platform, glibc: node.glibc },
    driver: sqlite.driver?.packageName ?? null,
    hasNvidiaCard: graphics.cards.includes('NVIDIA'),
  }
  const ofGpus = findInGpus({ gpus, graphics, platform: node.platform, isRoot: process.getuid?.() === 0 })
  const update =
    installation.kind === 'clone'
      ? inFolder(PACKAGE_ROOT, env.cwd, ['git', 'pull']) + ' && npm install'
      : 'install the newest drq'
  const findings = [
    ...findInNode(node),
    ...findInPackages(packageContext),
    ...ofGpus,
    ...findInEngines(engines, !hasDawn || ofGpus.length > 0),
    ...findInSpeeds(speeds ?? []),
    ...findInStore({ store, hasDriver: sqlite.driver !== null, update, platform: node.platform }),
    ...findInTerminal(terminal),
  ]
  return {
    works: findings.every(({ severity }) => severity === 'optional'),
    findings,
    ...{ drq: about.drq, node, machine: about.machine, packages, gpus },
    graphics: node.platform === 'linux' ? graphics : null,
    ...{
      engines,
      auto: describeAuto(gpus, env),
      speeds,
      store: { ...store, driver: sqlite.driver },
      terminal,
    },
  }
}

async function findAdapters(options: Omit<ProbeOptions, 'limitMs'>): Promise<FoundGpus> {
  const { found, failure } = await runProbe<FoundGpus>(['adapters'], { limitMs: ADAPTERS_MS, ...options })
  const problem = `adapters could not be listed: ${failure ?? 'nothing was found out'}`
  return found[0] ?? { ok: false, problem, remedy: null }
}

function describeAuto(gpus: FoundGpus | null, { env }: Pick<CliEnvironment, 'env'>): AutoReport {
  const takesSoftware = env['DRQ_SOFTWARE_GPU'] === '1'
  const adapters = gpus?.ok === true ? gpus.adapters : []
  const adapter = adapters.find(({ isSoftware }) => takesSoftware || !isSoftware)
  return adapter === undefined
    ? { engines: ['wasm'], adapter: null }
    : { engines: ['wasm', 'webgpu'], adapter: adapter.name }
}

/** What package.json asks of the packages that may be missing. */
async function readWantedVersions(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')
  const { peerDependencies = {} } = JSON.parse(text) as { peerDependencies?: Record<string, string> }
  return peerDependencies
}
