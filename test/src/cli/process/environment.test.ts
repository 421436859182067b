import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { IS_POSIX } from '../../../helpers/platform.js'

const ENVIRONMENT = new URL('../../../../dist/src/cli/process/environment.js', import.meta.url).href

/** Runs a script in which `env` is the real environment of its process. */
function start(script: string, env: Readonly<Record<string, string>> = {}) {
  const source = `import { createEnvironment } from '${ENVIRONMENT}'\nconst env = createEnvironment()\n${script}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: { ...process.env, ...env },
  })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  return {
    child,
    closed: once(child, 'close') as Promise<[code: number | null, signal: string | null]>,
    output: () => stdout,
  }
}

const WAIT = `
  const signal = env.interruption()
  signal.addEventListener('abort', () => console.log('aborted'))
  setInterval(() => {}, 1000)
  console.log('ready')`

describe('createEnvironment', () => {
  it.skipIf(!IS_POSIX).each(['SIGINT', 'SIGTERM', 'SIGQUIT'] as const)(
    'aborts at the first %s and ends with 130 at the second',
    async (signal) => {
      const { child, closed, output } = start(WAIT)
      await expect.poll(output, { timeout: 10_000 }).toBe('ready\n')
      child.kill(signal)
      await expect.poll(output, { timeout: 10_000 }).toBe('ready\naborted\n')
      child.kill(signal)
      expect(await closed).toEqual([130, null])
    },
  )

  it.skipIf(!IS_POSIX)(
    'aborts at SIGHUP, and not at once where a terminal that goes away sends another',
    async () => {
      const { child, closed, output } = start(`${WAIT}
      process.on('SIGHUP', () => console.log('SIGHUP'))`)
      await expect.poll(output, { timeout: 10_000 }).toBe('ready\n')
      child.kill('SIGHUP')
      await expect.poll(output, { timeout: 10_000 }).toBe('ready\naborted\nSIGHUP\n')
      child.kill('SIGHUP')
      await expect.poll(output, { timeout: 10_000 }).toBe('ready\naborted\nSIGHUP\nSIGHUP\n')
      child.kill('SIGINT')
      expect(await closed).toEqual([130, null])
    },
  )

  it('leaves signals to the system until a command asks for them', async () => {
    const { child, closed, output } = start(`setInterval(() => {}, 1000); console.log('ready')`)
    await expect.poll(output, { timeout: 10_000 }).toBe('ready\n')
    child.kill('SIGINT')
    expect(await closed).toEqual([null, 'SIGINT'])
  })

  it('uses neither a live view nor colours where stdout is no terminal', async () => {
    const { closed, output } = start('console.log(env.isTty, env.colors)', { TERM: 'xterm', CI: '' })
    await closed
    expect(output()).toBe('false false\n')
  })

  it('keeps colours from Ink when NO_COLOR is set', async () => {
    const script = 'console.log(process.env.FORCE_COLOR)'
    const [set, empty] = [
      start(script, { NO_COLOR: '1', FORCE_COLOR: '3' }),
      start(script, { NO_COLOR: '', FORCE_COLOR: '3' }),
    ]
    await Promise.all([set.closed, empty.closed])
    expect([set.output(), empty.output()]).toEqual(['0\n', '3\n'])
  })
})
