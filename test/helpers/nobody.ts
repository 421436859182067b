import { spawnSync } from 'node:child_process'
import { MAIN, type DrqRun } from './drq.js'

/** Root may write everything; what is read-only must be tried as somebody else. */
const isRoot = process.getuid?.() === 0
const AS_NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups']

/** False where file permissions bind nobody that a test can be. */
export const canBeNobody =
  process.platform !== 'win32' &&
  (!isRoot ||
    spawnSync('setpriv', [...AS_NOBODY, process.execPath, MAIN, '--version'], { stdio: 'ignore' }).status ===
      0)

/** Runs the built command line as a user whom file permissions bind. */
export function drqAsNobody(args: readonly string[], cwd: string): DrqRun {
  const node = [process.execPath, MAIN, ...args]
  const [command, ...rest] = isRoot ? ['setpriv', ...AS_NOBODY, ...node] : node
  const { status, stdout, stderr } = spawnSync(command!, rest, { cwd, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}
