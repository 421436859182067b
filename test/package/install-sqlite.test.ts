import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/folder.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('install')
  cpSync(
    fileURLToPath(new URL('../../install-sqlite.mjs', import.meta.url)),
    join(folder, 'install-sqlite.mjs'),
  )
})

const BINARY = 'module.exports = class { close() {} }\n'

/** A package like better-sqlite3: it loads when its binary is there, and its install script does `install`. */
function addPackage(name: string, install: string, hasBinary: boolean): string {
  const path = join(folder, 'node_modules', name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'index.js'), "module.exports = require('./binary.js')\n")
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts: { install } }))
  writeFileSync(
    join(path, 'compile.cjs'),
    `require('fs').appendFileSync('binary.js', ${JSON.stringify(BINARY)})\n`,
  )
  if (hasBinary) writeFileSync(join(path, 'binary.js'), BINARY)
  return join(path, 'binary.js')
}

function install() {
  const { status, stderr } = spawnSync(process.execPath, ['install-sqlite.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { code: status, stderr }
}

describe('the installation', () => {
  it('compiles nothing where the binary that comes along loads', () => {
    addPackage('better-sqlite3-napi', '', true)
    const compiled = addPackage('better-sqlite3', 'node compile.cjs', false)
    expect(install()).toEqual({ code: 0, stderr: '' })
    expect(existsSync(compiled)).toBe(false)
  })

  it('compiles once where no binary loads, and says before that it takes time', () => {
    const compiled = addPackage('better-sqlite3', 'node compile.cjs', false)
    const first = install()
    expect(first.code, first.stderr).toBe(0)
    expect(first.stderr).toMatch(/^SQLite for Node v\d+.* compiled now, once, which takes 1 to 8 minutes\.\n/)
    expect(existsSync(compiled)).toBe(true)
    expect(install()).toEqual({ code: 0, stderr: '' })
  })

  it('takes a binary that crashes this Node for none', () => {
    const crashing = addPackage('better-sqlite3-napi', '', true)
    writeFileSync(crashing, "process.kill(process.pid, 'SIGKILL')\n")
    const compiled = addPackage('better-sqlite3', 'node compile.cjs', false)
    expect(install().code).toBe(0)
    expect(existsSync(compiled)).toBe(true)
  })

  it('fails with what is missing where it cannot be compiled', () => {
    addPackage('better-sqlite3', 'node -e "process.exit(1)"', false)
    const { code, stderr } = install()
    expect(code).toBe(1)
    expect(stderr).toContain('It needs Python 3, make and a C++ compiler; npm install tries again.\n')
  })
})
