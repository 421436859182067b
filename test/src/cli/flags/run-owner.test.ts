import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import type { Lease } from '../../../../arena/store/index.js'
import { isDead } from '../../../../src/cli/flags/run-owner.js'

const MINUTE = 60_000
const lease = (change: Partial<Lease>): Lease => ({
  ...{ kind: 'evolution', runId: 1, host: hostname(), pid: process.ppid, since: 0, beatAt: 0 },
  ...change,
})
const at = (now: number) => ({ now: () => now })

it('a process on this machine that is gone is dead at once', async () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  expect(isDead(lease({ pid: child.pid! }), at(0))).toBe(false)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(isDead(lease({ pid: child.pid! }), at(0))).toBe(true)
})

it.skipIf(process.platform !== 'linux')('so is one that nobody has taken notice of yet', async () => {
  // The shell becomes a program that waits for nobody; only then its child ends, which the shell would take notice of.
  const parent = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 1000'])
  try {
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    const says = (of: number, text: string) =>
      vi.waitUntil(() => readFileSync(`/proc/${of}/stat`, 'latin1').includes(text), { timeout: 30_000 })
    await says(parent.pid!, '(sleep)')
    parent.stdin.end()
    await says(pid, ') Z ')
    expect(isDead(lease({ pid }), at(0))).toBe(true)
    expect(isDead(lease({ pid: parent.pid! }), at(0))).toBe(false)
  } finally {
    parent.kill('SIGKILL')
  }
})

it('a process that had the number of this one is dead', () => {
  expect(isDead(lease({ pid: process.pid }), at(0))).toBe(true)
})

it('a process elsewhere is dead when it has given no sign of life for long', () => {
  const elsewhere = lease({ host: 'elsewhere', pid: 1, beatAt: 5 * MINUTE })
  expect(isDead(elsewhere, at(6 * MINUTE))).toBe(false)
  expect(isDead(elsewhere, at(8 * MINUTE))).toBe(true)
})

it('so is one here whose number a later process may have', () => {
  expect(isDead(lease({}), at(1 * MINUTE))).toBe(false)
  expect(isDead(lease({}), at(3 * MINUTE))).toBe(true)
})
