import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from 'tar'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface ProcessRun {
  readonly code: number | null
  readonly output: string
}

/** A TypeScript project of a user of the library: the package as npm packs it, its dependencies, and nothing else. */
export interface PackedProject {
  readonly folder: string
  write(file: string, text: string): void
  /** Strict, the declarations of libraries included. */
  compile(): ProcessRun
  run(file: string, ...args: readonly string[]): ProcessRun
  /** Where the package keeps this command, from its own folder. */
  bin(command: string): string
  remove(): void
}

export function createPackedProject(): PackedProject {
  const folder = mkdtempSync(join(tmpdir(), 'drq-package-'))
  const modules = join(folder, 'node_modules')
  const own = join(modules, 'digital-red-queen')
  mkdirSync(own, { recursive: true })
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const answer = execFileSync('npm', pack, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const [{ filename }] = JSON.parse(answer) as [{ filename: string }]
  extract({ file: join(folder, filename), cwd: own, strip: 1, sync: true })
  const { bin, dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(own, 'package.json'), 'utf8'),
  ) as {
    [kind: string]: Record<string, string>
  }
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction')
  }
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), text)
  }
  const node = (args: readonly string[]): ProcessRun => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    return { code: status, output: stdout + stderr }
  }
  write('package.json', '{ "type": "module" }')
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'es2023', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true },
        ...{ noUncheckedIndexedAccess: true, skipLibCheck: false, types: [] },
      },
      include: ['*.ts'],
    }),
  )
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  return {
    folder,
    write,
    compile: () => node([compiler, '-p', '.']),
    run: (file, ...args) => node([file, ...args]),
    bin: (command) => bin![command]!,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
