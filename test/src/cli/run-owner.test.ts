import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import type { Lease } from '../../../arena/store/index.js'
import { isDead } from '../../../src/cli/run-owner.js'

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
