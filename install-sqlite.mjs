/**
 * Runs after npm install. Node 22 and later use better-sqlite3 13, which brings its binary along. For Node 20, and where
 * that binary does not load, the binary of version 12 is downloaded or, where it cannot be had, compiled: here and not by
 * its own install script (package.json's allowScripts), so that it happens only where it is needed, once, and is seen.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const require = createRequire(import.meta.url)

/** In a process of its own: version 13 crashes a Node that it is not made for. */
function loads(name) {
  const open = `new (require(${JSON.stringify(require.resolve(name))}))(':memory:').close()`
  return spawnSync(process.execPath, ['-e', open], { stdio: 'ignore' }).status === 0
}

function works(name) {
  try {
    return loads(name)
  } catch {
    // It is not installed.
    return false
  }
}

if (!works('better-sqlite3-napi') && !works('better-sqlite3')) {
  console.error(
    `SQLite for Node ${process.version} on ${process.platform} ${process.arch}: ` +
      'if there is no binary to download it is compiled now, once, which takes 1 to 8 minutes.',
  )
  const npm = process.env.npm_execpath
  const folder = dirname(require.resolve('better-sqlite3/package.json'))
  const options = { cwd: folder, stdio: 'inherit' }
  const { status } =
    npm === undefined
      ? spawnSync('npm', ['run', 'install'], { ...options, shell: true })
      : spawnSync(process.execPath, [npm, 'run', 'install'], options)
  if (status !== 0 || !works('better-sqlite3')) {
    console.error(
      'SQLite could not be compiled. It needs Python 3, make and a C++ compiler; npm install tries again.',
    )
    process.exitCode = 1
  }
}
