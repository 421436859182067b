import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../../../src/cli/doctor/probe.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { IS_POSIX } from '../../../helpers/platform.js'

const folder = temporaryFolder('probe')

const AGES = 60_000
let count = 0

function run(script: string, change: Partial<Parameters<typeof runProbe>[1]> = {}) {
  const entry = join(folder, `probe-${count++}.mjs`)
  writeFileSync(entry, script)
  const signal = new AbortController().signal
  return runProbe(['one', 'two'], { entry, limitMs: AGES, env: {}, signal, ...change })
}

const SEND = `const send = (found) => new Promise((sent) => process.send({ found }, sent))\n`

describe('a probe', () => {
  it('gives what it finds in order, whatever a library writes to stdout and stderr', async () => {
    const script = `${SEND}console.log('noise'); console.error('noise')
      for (const word of process.argv.slice(2)) await send(word)
      process.exit(0)`
    expect(await run(script)).toEqual({ found: ['one', 'two'], failure: null })
  })

  it('gives many findings before its end', async () => {
    const script = `${SEND}for (let i = 0; i < 2000; i++) await send(i)\nprocess.exit(0)`
    const { found } = await run(script)
    expect(found).toEqual(Array.from({ length: 2000 }, (_, i) => i))
  })

  it('says in words what failed', async () => {
    const script = `process.send({ failure: 'no such thing' }, () => process.exit(0))`
    expect(await run(script)).toEqual({ found: [], failure: 'no such thing' })
  })

  it.skipIf(!IS_POSIX)('keeps what was found before a crash, and tells of it', async () => {
    const script = `${SEND}await send(1)\nprocess.kill(process.pid, 'SIGSEGV')`
    expect(await run(script)).toEqual({ found: [1], failure: 'crashed (SIGSEGV)' })
  })

  it('tells the error that ended it', async () => {
    expect(await run(`throw new RangeError('too far')`)).toEqual({
      found: [],
      failure: 'ended with 1: RangeError: too far',
    })
  })

  it('ends what never ends, and what listens to no signal', async () => {
    const script = `${SEND}process.on('SIGTERM', () => {}); await send(process.pid); for (;;);`
    const { found, failure } = await run(script, { limitMs: 1000 })
    expect(failure).toBe('did not end within 1 second')
    const [pid] = found as number[]
    if (pid !== undefined) await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
  })

  it('bounds what a failure says', async () => {
    const { failure } = await run(`process.send({ failure: 'x'.repeat(1e6) }, () => process.exit(0))`)
    expect(failure).toHaveLength(2000)
  })

  it('rejects with the reason of its signal', async () => {
    const controller = new AbortController()
    const running = run(`setInterval(() => {}, 1000)`, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
