import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GpuAdapter } from '../../../../vm/index.js'
import { findInGpus, type GpuContext } from '../../../../src/cli/doctor/gpu-findings.js'
import { describeGraphics } from '../../../../src/cli/doctor/graphics.js'
import { installationOf, installLine } from '../../../../src/cli/doctor/install-line.js'
import { findInPackages, type PackageContext } from '../../../../src/cli/doctor/package-findings.js'
import { examinePackages, PACKAGES, type PackageReport } from '../../../../src/cli/doctor/packages.js'
import { findInStore } from '../../../../src/cli/doctor/store.js'
import { findInTerminal, describeTerminal } from '../../../../src/cli/doctor/terminal.js'
import { environment } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const folder = temporaryFolder('findings')

function write(path: string, text = ''): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  return join(folder, path)
}

const GLIBC = "/lib/x86_64-linux-gnu/libm.so.6: version `GLIBC_2.38' not found (required by /x/dawn.node)"

function packages(change: Partial<Record<string, Partial<PackageReport>>> = {}): PackageReport[] {
  return PACKAGES.map(({ name, use }) => {
    return { name, use, state: 'loads', version: '1.0.0', problem: null, ...change[name] }
  })
}

function context(change: Partial<PackageContext> = {}): PackageContext {
  return {
    packages: packages(),
    driver: 'better-sqlite3',
    installation: { kind: 'clone', folder: '/drq' },
    packageRoot: '/drq',
    cwd: '/drq',
    nodeMajor: 22,
    platform: 'linux',
    glibc: '2.36',
    hasNvidiaCard: false,
    wantedVersions: {
      webgpu: '^0.6.2',
      '@tensorflow/tfjs-node': '^4.22.0',
      '@tensorflow/tfjs-node-gpu': '^4.22.0',
    },
    ...change,
  }
}

const missing = { state: 'missing', version: null } as const

describe('a package', () => {
  it('is missing, loads, is broken or crashes', async () => {
    write('app/node_modules/webgpu/package.json', '{"version": "0.5.0", "type": "module"}')
    write('app/node_modules/webgpu/index.js', `throw new Error(${JSON.stringify(`${GLIBC}\nmore`)})`)
    write('app/node_modules/better-sqlite3/package.json', '{"version": "12.0.0"}')
    write('app/node_modules/better-sqlite3/index.js', 'module.exports = class { close() {} }')
    write('app/node_modules/better-sqlite3-napi/package.json', '{"version": "13.0.0"}')
    write('app/node_modules/better-sqlite3-napi/index.js', `process.kill(process.pid, 'SIGSEGV')`)
    write('node_modules/@tensorflow/tfjs-node/package.json', 'damaged')
    write('node_modules/@tensorflow/tfjs-node/index.js')
    const signal = new AbortController().signal
    const reports = await examinePackages(join(folder, 'app'), { env: {}, signal })
    const of = (name: string) => reports.find((one) => one.name === name)
    expect(of('webgpu')).toMatchObject({ state: 'broken', version: '0.5.0', problem: GLIBC })
    expect(of('better-sqlite3')).toMatchObject({ state: 'loads', version: '12.0.0', problem: null })
    expect(of('better-sqlite3-napi')).toMatchObject({ state: 'broken', problem: 'crashed (SIGSEGV)' })
    expect(of('@tensorflow/tfjs-node')).toMatchObject({ state: 'broken', version: null })
    expect(of('@tensorflow/tfjs-node-gpu')).toMatchObject({ state: 'missing', version: null })
  })
})

describe('the line that installs', () => {
  it('follows from where drq lies', () => {
    expect(installationOf('/home/a/drq')).toEqual({ kind: 'clone', folder: '/home/a/drq' })
    const global = { kind: 'global', folder: '/usr/lib' } as const
    expect(installationOf('/usr/lib/node_modules/digital-red-queen')).toEqual(global)
    write('project/package.json', '{}')
    const project = { kind: 'project', folder: join(folder, 'project') } as const
    expect(installationOf(join(folder, 'project/node_modules/digital-red-queen'))).toEqual(project)
    expect(installLine('webgpu@0.6.2', global, [], '/')).toBe('npm install -g webgpu@0.6.2')
    expect(installLine('webgpu@0.6.2', project, [], project.folder)).toBe('npm install webgpu@0.6.2')
  })

  it('goes to the clone, quotes it, and names again what npm would take away', () => {
    const clone = { kind: 'clone', folder: "/home/a b/drq's" } as const
    const present = packages({ '@tensorflow/tfjs-node-gpu': missing })
    expect(installLine('webgpu@0.6.2', clone, present, '/')).toBe(
      `cd '/home/a b/drq'\\''s' && npm install --no-save -D webgpu@0.6.2 @tensorflow/tfjs-node@1.0.0`,
    )
  })
})

describe('findings of packages', () => {
  it('are none where all load', () => {
    expect(findInPackages(context())).toEqual([])
  })

  it('name the line for what is optional', () => {
    const lacking = packages({
      webgpu: missing,
      '@tensorflow/tfjs-node': missing,
      '@tensorflow/tfjs-node-gpu': missing,
    })
    const findings = findInPackages(context({ packages: lacking }))
    expect(findings.map(({ severity, remedy }) => [severity, remedy])).toEqual([
      ['optional', 'npm install --no-save -D webgpu@0.6.2'],
      ['optional', 'npm install --no-save -D @tensorflow/tfjs-node@4.22.0'],
    ])
    const withCard = findInPackages(context({ packages: lacking, hasNvidiaCard: true }))
    expect(withCard[1]).toMatchObject({
      problem: expect.stringContaining('CUDA 11') as string,
      remedy: 'npm install --no-save -D @tensorflow/tfjs-node-gpu@4.22.0',
    })
    const [, onNewNode] = findInPackages(context({ packages: lacking, nodeMajor: 24 }))
    expect(onNewNode).toMatchObject({
      problem: expect.stringContaining('Node 23 or newer') as string,
      remedy: null,
    })
  })

  it('tell of a C library that is too old, with the version of webgpu that takes it', () => {
    const broken = packages({ webgpu: { state: 'broken', version: '0.6.0', problem: GLIBC } })
    expect(findInPackages(context({ packages: broken }))).toEqual([
      {
        severity: 'optional',
        about: 'package',
        problem:
          "webgpu 0.6.0 needs GLIBC_2.38, newer than this system's; webgpu@0.6.2 needs glibc 2.34 only",
        remedy:
          'npm install --no-save -D webgpu@0.6.2 @tensorflow/tfjs-node-gpu@1.0.0 @tensorflow/tfjs-node@1.0.0',
      },
    ])
    for (const glibc of ['2.31', null])
      expect(findInPackages(context({ packages: broken, glibc }))).toMatchObject([
        {
          problem: expect.stringContaining('needs the C library glibc 2.34 or newer') as string,
          remedy: null,
        },
      ])
  })

  it('are a problem where no SQLite works', () => {
    const broken = packages({
      'better-sqlite3': { state: 'broken', problem: 'no binary' },
      'better-sqlite3-napi': missing,
    })
    expect(findInPackages(context({ packages: broken, driver: null }))).toMatchObject([
      {
        severity: 'problem',
        problem: 'no SQLite works in this Node, so nothing can be stored; better-sqlite3: no binary',
        remedy: 'node install-sqlite.mjs',
      },
    ])
  })
})

const SOFTWARE = { name: 'SwiftShader', isSoftware: true } as GpuAdapter
const CARD = { name: 'A100', isSoftware: false } as GpuAdapter

/** A machine with a Debian, a loader and these files besides. */
function graphics(name: string, files: readonly string[], env: Record<string, string> = {}) {
  write(`${name}/etc/os-release`, 'ID=ubuntu\nID_LIKE="debian"\n')
  for (const file of files) write(`${name}/${file}`)
  return describeGraphics(env, join(folder, name))
}

function card(name: string, vendor: string): void {
  write(`${name}/sys/bus/pci/devices/0000:01:00.0/class`, '0x030200\n')
  write(`${name}/sys/bus/pci/devices/0000:01:00.0/vendor`, `${vendor}\n`)
}

const LOADER = 'usr/lib/x86_64-linux-gnu/libvulkan.so.1'

function gpuFindings(change: Partial<GpuContext>) {
  const gpus = { ok: true, adapters: [] } as const
  return findInGpus({ gpus, platform: 'linux', graphics: graphics('plain', []), isRoot: false, ...change })
}

describe('findings of graphics cards', () => {
  it('are none where there is a card, or nothing can be known', () => {
    expect(gpuFindings({ gpus: { ok: true, adapters: [CARD, SOFTWARE] } })).toEqual([])
    expect(gpuFindings({ gpus: null })).toEqual([])
  })

  it('name the package with the loader, by the distribution', () => {
    expect(gpuFindings({})).toMatchObject([{ remedy: 'sudo apt-get install libvulkan1' }])
    expect(gpuFindings({ isRoot: true })).toMatchObject([{ remedy: 'apt-get install libvulkan1' }])
    const fedora = { ...graphics('plain', []), distributions: ['nobara', 'fedora'] }
    expect(gpuFindings({ graphics: fedora })).toMatchObject([{ remedy: 'sudo dnf install vulkan-loader' }])
    const unknown = { ...fedora, distributions: [] }
    expect(gpuFindings({ graphics: unknown })[0]!.remedy).toBe(
      'install the Vulkan loader of your distribution',
    )
  })

  it('say that there is no card', () => {
    const bare = graphics('bare', [LOADER])
    expect(gpuFindings({ graphics: bare })).toMatchObject([
      { problem: 'this machine has no graphics card', remedy: null },
    ])
    const adapters = [SOFTWARE]
    expect(gpuFindings({ graphics: bare, gpus: { ok: true, adapters } })).toHaveLength(1)
  })

  it('blame a driver that a variable names when it has no adapter, or breaks', () => {
    const driver = join(folder, 'named/usr/share/vulkan/icd.d/odd.json')
    const files = [LOADER, 'usr/share/vulkan/icd.d/odd.json']
    const named = graphics('named', files, { VK_ICD_FILENAMES: driver })
    const remedy = 'unset VK_DRIVER_FILES VK_ICD_FILENAMES VK_ADD_DRIVER_FILES'
    expect(gpuFindings({ graphics: named })).toMatchObject([
      { problem: `a variable names a Vulkan driver that has no adapter here: ${driver}`, remedy },
    ])
    const gpus = { ok: false, problem: 'its process was ended by SIGABRT', remedy: null } as const
    expect(gpuFindings({ graphics: named, gpus })).toMatchObject([{ problem: gpus.problem, remedy }])
    expect(gpuFindings({ graphics: graphics('unnamed', files), gpus })).toMatchObject([{ remedy: null }])
  })

  it.each([
    ['0x10de', 'NVIDIA', 'sudo ubuntu-drivers install'],
    ['0x1002', 'AMD', 'sudo apt-get install mesa-vulkan-drivers'],
    ['0x8086', 'Intel', 'sudo apt-get install mesa-vulkan-drivers'],
  ])('name the driver of a card of %s', (vendor, maker, remedy) => {
    card(maker, vendor)
    const without = graphics(maker, [LOADER, 'usr/share/vulkan/icd.d/lvp_icd.json'])
    expect(without.cards).toEqual([maker])
    expect(gpuFindings({ graphics: without })).toEqual([
      { severity: 'optional', about: 'gpu', problem: `The card of ${maker} has no Vulkan driver`, remedy },
    ])
  })

  it('tell of devices that the user may not open', () => {
    card('closed', '0x8086')
    const shut = graphics('closed', [LOADER, 'usr/share/vulkan/icd.d/intel_icd.x86_64.json'])
    expect(gpuFindings({ graphics: shut })[0]!.problem).toContain('does not answer')
    mkdirSync(join(folder, 'closed/dev/dri'), { recursive: true })
    // Root may open all that is there: this is a link to nothing.
    symlinkSync('nowhere', join(folder, 'closed/dev/dri/renderD128'))
    const { closedDevices } = graphics('closed', [])
    expect(gpuFindings({ graphics: { ...shut, closedDevices } })).toMatchObject([
      {
        problem: expect.stringContaining('renderD128 may not be opened') as string,
        remedy: 'sudo usermod -aG render $USER',
      },
    ])
  })

  it('tell of variables that name a driver that is not there', () => {
    const lost = graphics('lost', [LOADER], { VK_ICD_FILENAMES: '/no/such.json' })
    expect(gpuFindings({ graphics: lost })).toMatchObject([
      {
        problem: expect.stringContaining('/no/such.json') as string,
        remedy: expect.stringMatching(/^unset /) as string,
      },
    ])
  })
})

describe('the terminal', () => {
  const terminal = (env: Record<string, string>, isTTY = true) => {
    const { env: cli } = environment({ env })
    const stdout = { isTTY, columns: 100, rows: 30, getColorDepth: () => 8 } as unknown as NodeJS.WriteStream
    return describeTerminal({ ...cli, stdout, isTty: isTTY && env['TERM'] !== 'dumb' }, 'linux')
  }

  it('is described by what it says of itself', () => {
    const report = terminal({ TERM: 'xterm', LANG: 'C', LC_ALL: 'de_DE.UTF-8', NO_COLOR: '1' })
    expect(report).toMatchObject({
      columns: 100,
      rows: 30,
      drawsLiveViews: true,
      whyPlain: null,
      noColor: true,
    })
    expect(report).toMatchObject({
      locale: 'LC_ALL=de_DE.UTF-8',
      isUnicode: true,
      colorBits: 8,
      takesKeys: false,
    })
    expect(findInTerminal(report)).toEqual([])
  })

  it('has findings when it is dumb or its locale not UTF-8, and none when there is none', () => {
    expect(findInTerminal(terminal({ TERM: 'dumb', LANG: 'C' })).map(({ remedy }) => remedy)).toEqual([
      'export TERM=xterm-256color',
      'export LC_ALL=C.UTF-8',
    ])
    expect(findInTerminal(terminal({}, false))).toEqual([])
    expect(terminal({}, false)).toMatchObject({
      columns: null,
      whyPlain: 'stdout is no terminal',
      locale: null,
    })
  })
})

describe('a store that cannot be written', () => {
  it.each([
    ['linux', true, 'chmod u+w /my/drq.db'],
    ['win32', true, 'attrib -R /my/drq.db'],
    ['win32', false, 'attrib -R /my'],
  ] as const)('is mended on %s, its folder writable: %s', (platform, isFolderWritable, remedy) => {
    const file = { kind: 'file', bytes: 1, journals: [], hasFolder: true, freeBytes: null } as const
    const found = { file: { ...file, isWritable: false, isFolderWritable }, identity: null, check: null }
    const store = { path: '/my/drq.db', ...found, failure: null }
    const findings = findInStore({ store, hasDriver: true, update: '', platform })
    expect(findings.map((finding) => finding.remedy)).toEqual([remedy])
  })
})
