/** What is to be said of packages that are missing or do not load. */
import type { Finding } from './finding.js'
import { inFolder, installLine, type Installation } from './install-line.js'
import type { PackageName, PackageReport } from './packages.js'

export interface PackageContext {
  readonly packages: readonly PackageReport[]
  /** The package whose SQLite works; null when none does. */
  readonly driver: string | null
  readonly installation: Installation
  readonly packageRoot: string
  readonly cwd: string
  /** 20 for v20.1.2. */
  readonly nodeMajor: number
  readonly platform: NodeJS.Platform
  /** Version of the C library; null where it is none of GNU's. */
  readonly glibc: string | null
  readonly hasNvidiaCard: boolean
  /** What drq asks of its optional packages, by package.json. */
  readonly wantedVersions: Readonly<Partial<Record<PackageName, string>>>
}

export function findInPackages(context: PackageContext): Finding[] {
  return [...findInSqlite(context), ...findInWebgpu(context), ...findInTensorFlow(context)]
}

function findInSqlite({ packages, driver, packageRoot, installation, cwd }: PackageContext): Finding[] {
  if (driver !== null) return []
  const sqlite = packages.filter(({ name }) => name.startsWith('better-sqlite3'))
  const isThere = sqlite.some(({ state }) => state !== 'missing')
  const reasons = sqlite.filter(({ problem }) => problem !== null).map((one) => `${one.name}: ${one.problem}`)
  return [
    {
      severity: 'problem',
      about: 'package',
      problem: `no SQLite works in this Node, so nothing can be stored${reasons.map((one) => `; ${one}`).join('')}`,
      remedy: isThere
        ? inFolder(packageRoot, cwd, ['node', 'install-sqlite.mjs'])
        : inFolder(installation.folder, cwd, ['npm', 'install']),
    },
  ]
}

/** What Dawn's binaries need: 0.5.0, 0.6.0 and 0.6.1 a newer one than the others. */
const NEEDED_GLIBC = '2.34'

function findInWebgpu(context: PackageContext): Finding[] {
  const { platform, glibc } = context
  const { state, version, problem } = reportOf(context, 'webgpu')
  if (state === 'loads') return []
  const tell = (words: string, remedy: string | null): Finding[] => [
    { severity: 'optional', about: 'package', problem: words, remedy },
  ]
  if (platform === 'linux' && (glibc === null || isOlder(glibc, NEEDED_GLIBC)))
    return tell(
      `the npm package webgpu needs the C library glibc ${NEEDED_GLIBC} or newer; this system has ${glibc === null ? 'another one' : glibc}`,
      null,
    )
  const wanted = wantedPackage(context, 'webgpu')
  const install = installLine(wanted, context.installation, context.packages, context.cwd)
  if (state === 'missing')
    return tell('the npm package webgpu is not installed: engine webgpu computes on graphics cards', install)
  const library = /GLIBC(?:XX)?_[\d.]+(?=' not found)/.exec(problem ?? '')?.[0]
  if (library !== undefined)
    return tell(
      `webgpu ${version} needs ${library}, newer than this system's; ${wanted} needs glibc ${NEEDED_GLIBC} only`,
      install,
    )
  if (/Cannot find module '[^']*dawn\.node'/.test(problem ?? ''))
    return tell(`webgpu ${version} has no binary for this system (${platform} ${process.arch})`, install)
  return tell(`webgpu ${version} does not load: ${problem}`, install)
}

/** TensorFlow.js 4.22 for Node calls what Node 23 no longer has. */
const LAST_TENSORFLOW_NODE = 22

function findInTensorFlow(context: PackageContext): Finding[] {
  const { nodeMajor, hasNvidiaCard } = context
  const names = ['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu'] as const
  const reports = names.map((name) => reportOf(context, name))
  const findings: Finding[] = []
  const plain = reportOf(context, '@tensorflow/tfjs-backend-cpu')
  if (plain.state !== 'loads')
    findings.push({
      severity: 'optional',
      about: 'package',
      problem: `${plain.name} is ${plain.state === 'missing' ? 'not installed' : `broken: ${plain.problem}`}; drq analyze and --prefilter need it`,
      remedy: inFolder(context.installation.folder, context.cwd, ['npm', 'install']),
    })
  // One of them is enough, and the one for cards is of no use without one.
  if (reports.some(({ state }) => state === 'loads')) return findings
  const broken = reports.find(({ state }) => state === 'broken')
  const name = broken?.name ?? (hasNvidiaCard ? names[1] : names[0])
  const isTooNew = nodeMajor > LAST_TENSORFLOW_NODE
  const needs = name === names[1] ? ', which needs CUDA 11,' : ''
  const why =
    broken === undefined
      ? `is not installed: engine tensor computes in plain JavaScript without it`
      : `${broken.version} does not load: ${broken.problem}`
  findings.push({
    severity: 'optional',
    about: 'package',
    problem: `${name}${needs} ${why}${isTooNew ? `; it does not start on Node ${LAST_TENSORFLOW_NODE + 1} or newer` : ''}`,
    remedy: isTooNew
      ? null
      : installLine(wantedPackage(context, name), context.installation, context.packages, context.cwd),
  })
  return findings
}

const reportOf = ({ packages }: PackageContext, name: PackageName): PackageReport =>
  packages.find((one) => one.name === name)!

function wantedPackage({ wantedVersions }: PackageContext, name: PackageName): string {
  const version = wantedVersions[name]?.replace(/^[^\d]*/, '')
  return version === undefined ? name : `${name}@${version}`
}

/** Whether a version like 2.31 comes before another. */
function isOlder(version: string, other: string): boolean {
  const [one, two] = [version, other].map((text) => text.split('.').map(Number))
  return one![0]! !== two![0]! ? one![0]! < two![0]! : (one![1] ?? 0) < (two![1] ?? 0)
}
