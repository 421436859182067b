import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../helpers/folder.js'
import { longBatch } from '../../helpers/gpu-work.js'
import {
  cpuTicks,
  gpuProcesses,
  HAS_SOFTWARE_GPU,
  SOFTWARE_GPU_ENV,
  untilGpuProcesses,
} from '../../helpers/software-gpu.js'

const DOOR = pathToFileURL('dist/arena/gpu/index.js').href
const OPEN = `
  import { openGpuEngine } from '${DOOR}'
  const engine = await openGpuEngine({ software: true })
  const batch = ${JSON.stringify(longBatch)}
`
const PLAY = `await engine.run(batch)`
const SAY = `console.log('here')`
const STAY = `setInterval(() => {}, 1_000_000)`

/** Ticks of a hundredth of a second in which an idle process may compute, of those of the time that it is watched. */
const WATCHED_MS = 3_000
const MOST_IDLE_TICKS = 60

describe.skipIf(!HAS_SOFTWARE_GPU)('a program with a GPU engine', () => {
  let folder: string
  let programs = 0
  beforeAll(() => {
    folder = temporaryFolder('gpu-exits')
  })

  /** Starts a program from lines; `mark` is in the environment of all its processes. */
  const start = (...lines: string[]) => {
    const mark = `exits.test ${process.pid} ${programs++};`
    const path = join(folder, `${programs}.mjs`)
    writeFileSync(path, [OPEN, ...lines].join('\n'))
    const env = { ...process.env, ...SOFTWARE_GPU_ENV, DRQ_TEST_MARK: mark }
    const program = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [program.stdout, program.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    const ended = once(program, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
      output,
    }))
    const says = Promise.race([once(program.stdout, 'data'), ended])
    return { mark, program, ended, says }
  }
  const noneIsLeft = (mark: string) => untilGpuProcesses(mark, (pids) => pids.length === 0)

  it('ends by itself when it has played and does not close', async () => {
    const { mark, ended } = start(PLAY, SAY)
    expect(await ended).toEqual({ code: 0, signal: null, output: 'here\n' })
    await noneIsLeft(mark)
  })

  it('ends by itself when it has only opened it', async () => {
    const { mark, ended } = start(SAY)
    expect(await ended).toEqual({ code: 0, signal: null, output: 'here\n' })
    await noneIsLeft(mark)
  })

  it('does not end while it plays, though it waits for nothing else', async () => {
    const { ended } = start(`engine.run(batch).then((outcomes) => console.log(outcomes.length))`)
    expect(await ended).toEqual({ code: 0, signal: null, output: `${longBatch.matches.length}\n` })
  })

  it('keeps its exit code when it closes, and when it ends in the middle of a run', async () => {
    const closing = start(PLAY, `await engine.close()`, `process.exitCode = 3`)
    expect(await closing.ended).toEqual({ code: 3, signal: null, output: '' })
    const leaving = start(`await engine.run(batch, { onMatch: () => process.exit(4) })`)
    expect(await leaving.ended).toEqual({ code: 4, signal: null, output: '' })
    await noneIsLeft(closing.mark)
    await noneIsLeft(leaving.mark)
  })

  it.each([
    ['plays', `batch.settings.maxCycles = 100_000_000; await engine.run(batch, { onMatch: () => ${SAY} })`],
    ['is idle', `${SAY}; ${STAY}`],
  ])('leaves no process when it is killed while it %s', async (_, lines) => {
    const { mark, program, ended, says } = start(lines)
    await says
    expect(gpuProcesses(mark)).toHaveLength(1)
    program.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    await noneIsLeft(mark)
  })

  it('leaves no process where that one hangs', async () => {
    const { mark, program, ended, says } = start(`process.on('SIGUSR2', () => process.exit(0))`, SAY, STAY)
    await says
    process.kill(gpuProcesses(mark)[0]!, 'SIGSTOP')
    program.kill('SIGUSR2')
    expect((await ended).code).toBe(0)
    await noneIsLeft(mark)
  })

  it('leaves no process when it is killed while a driver holds the other for ever', async () => {
    const held = join(folder, 'held')
    const hold = join(folder, 'hold.cjs')
    writeFileSync(
      hold,
      `if (require('worker_threads').isMainThread && process.argv[1].endsWith('child-entry.js'))
         process.on('SIGUSR2', () => {
           require('fs').writeFileSync(${JSON.stringify(held)}, '')
           Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
         })`,
    )
    vi.stubEnv('NODE_OPTIONS', `--require ${hold}`)
    const { mark, program, ended, says } = start(SAY, STAY)
    vi.unstubAllEnvs()
    await says
    process.kill(gpuProcesses(mark)[0]!, 'SIGUSR2')
    while (!existsSync(held)) await setTimeout(10)
    program.kill('SIGKILL')
    await ended
    await noneIsLeft(mark)
  })

  it('uses no processor between its runs', async () => {
    const { mark, program, ended, says } = start(PLAY, SAY, STAY)
    await says
    const pid = gpuProcesses(mark)[0]!
    const before = cpuTicks(pid)
    await setTimeout(WATCHED_MS)
    expect(cpuTicks(pid) - before).toBeLessThan(MOST_IDLE_TICKS)
    program.kill('SIGKILL')
    await ended
    await noneIsLeft(mark)
  })
})
