import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PACKAGE_VERSION } from '../../../src/cli/process/package-root.js'
import { drq, MAIN } from '../../helpers/drq.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { IS_POSIX } from '../../helpers/platform.js'
import { startDrq } from '../../helpers/running-drq.js'

const cwd = fileURLToPath(new URL('../../fixtures/warriors/', import.meta.url))

async function timeNode(args: string[]): Promise<number> {
  const start = performance.now()
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'close')) as [number]
  expect(code).toBe(0)
  return performance.now() - start
}

describe('the drq process', () => {
  it('runs from the built package', async () => {
    expect(await drq(['battle', 'imp.red', 'dwarf.red', '-r', '10', '-F', '4000'], { cwd })).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Imp by A. K. Dewdney scores 9\nDwarf by A. K. Dewdney scores 12\nResults: 0 1 9\n',
    })
  })

  it.skipIf(!IS_POSIX)('can be run as a file after it was built anew, as a link to it is', () => {
    expect(statSync(MAIN).mode & 0o111).toBe(0o111)
  })

  // On Node 22.1 and later, which keep what they compiled there.
  it('starts where no folder for temporary files can be made', async () => {
    const { code, stdout } = await drq(['--version'], { env: { TMPDIR: '/proc' } })
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${PACKAGE_VERSION}\n` })
  })

  it('needs little more than node itself to print its help', async () => {
    const best = { node: Infinity, help: Infinity }
    for (let i = 0; i < 5; i++) {
      best.node = Math.min(best.node, await timeNode(['--eval', '0']))
      best.help = Math.min(best.help, await timeNode([MAIN, '--help']))
    }
    console.info(`drq --help: ${best.help.toFixed(0)} ms, node alone: ${best.node.toFixed(0)} ms`)
    // Alone on a machine it is 70 to 90 ms more; a database or a view that is loaded too early adds 200 and more.
    expect(best.help).toBeLessThan(3 * best.node + 150)
  })

  it.skipIf(!existsSync('/dev/full'))('says in a line that its output cannot be written', async () => {
    const full = openSync('/dev/full', 'w')
    const args = [MAIN, 'battle', 'imp.red', 'dwarf.red', '--json']
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', full, 'pipe'] })
    const errors = text(child.stderr!)
    const [code] = (await once(child, 'close')) as [number]
    closeSync(full)
    expect(code).toBe(1)
    expect(await errors).toMatch(/^error: the output cannot be written: .*\n$/)
  })

  it('tells bad usage from a failed run', async () => {
    expect((await drq(['nonsense'])).code).toBe(2)
    expect((await drq(['asm', '-'], { stdin: 'JMP )\n' })).code).toBe(1)
  })

  it('ends quietly when nobody reads its output', async () => {
    const child = spawn(process.execPath, [MAIN, 'battle', '.', '-r', '2000', '--cycles', '10', '--json'], {
      cwd,
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = (await once(child, 'close')) as [number | null]
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.skipIf(!IS_POSIX).each(['SIGINT', 'SIGTERM'] as const)('ends with 130 after %s', async (signal) => {
    const db = join(temporaryFolder('main'), 'drq.db')
    const run = startDrq(['tournament', 'imp.red', 'dwarf.red', '-r', '100000', '--db', db], cwd)
    await run.says('2 warriors')
    process.kill(run.pid, signal)
    const { code, stderr } = await run.ended
    expect(code).toBe(130)
    expect(stderr).toMatch(/\nInterrupted\. Go on with: drq tournament imp\.red dwarf\.red .*\n$/)
  })
})
