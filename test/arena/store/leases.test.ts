import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  openStore,
  StoreError,
  type LeasedRun,
  type LeaseOwner,
  type Store,
} from '../../../arena/store/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { imp } from '../../helpers/warrior.js'

let folder: string
/** Two processes with one file. */
let one: Store
let other: Store
beforeEach(() => {
  folder = temporaryFolder('leases')
  one = openStore(join(folder, 'drq.db'))
  other = openStore(join(folder, 'drq.db'))
})
afterEach(() => {
  one.close()
  other.close()
})

const owner = (pid: number): LeaseOwner => ({ host: 'box', pid, token: `token ${pid}` })
const run = (runId: number, kind: LeasedRun['kind'] = 'evolution'): LeasedRun => ({ kind, runId })
const alive = () => false
const dead = () => true

it('a run has one owner, and the second is told who', () => {
  expect(one.leases.take([run(1)], owner(11), 1000, alive)).toBeNull()
  const lease = { kind: 'evolution', runId: 1, host: 'box', pid: 11, since: 1000, beatAt: 1000 }
  expect(other.leases.take([run(1)], owner(22), 2000, alive)).toEqual(lease)
  expect(other.leases.find(run(1))).toEqual(lease)
  one.leases.release()
  expect(other.leases.find(run(1))).toBeNull()
  expect(other.leases.take([run(1)], owner(22), 2000, alive)).toBeNull()
})

it('runs of other numbers and kinds do not get into each other’s way', () => {
  expect(one.leases.take([run(1)], owner(11), 1000, alive)).toBeNull()
  expect(other.leases.take([run(2), run(1, 'optimize')], owner(22), 1000, alive)).toBeNull()
})

it('of several runs all are taken or none', () => {
  one.leases.take([run(2)], owner(11), 1000, alive)
  expect(other.leases.take([run(1), run(2), run(3)], owner(22), 1000, alive)?.runId).toBe(2)
  for (const free of [1, 3]) expect(one.leases.find(run(free))).toBeNull()
})

it('a sign of life is seen by the others', () => {
  one.leases.take([run(1), run(2)], owner(11), 1000, alive)
  one.leases.beat(5000)
  for (const id of [1, 2]) expect(other.leases.find(run(id))).toMatchObject({ since: 1000, beatAt: 5000 })
})

it('who was taken for dead and lives stores nothing more, and takes nothing away', () => {
  one.leases.take([run(1)], owner(11), 1000, alive)
  expect(other.leases.take([run(1)], owner(22), 9000, dead)).toBeNull()
  const store = () => {
    one.transaction(() => {
      one.warriors.save(imp, 1)
    })
  }
  expect(store).toThrow(StoreError)
  expect(store).toThrow('run 1 was taken over by process 22 on box')
  expect(one.warriors.list()).toEqual([])
  one.leases.beat(9999)
  one.leases.release()
  expect(one.leases.find(run(1))).toMatchObject({ pid: 22, beatAt: 9000 })
  expect(other.transaction(() => 'goes on')).toBe('goes on')
})

it('what a transaction takes is given back with it', () => {
  const begin = () =>
    other.transaction(() => {
      other.leases.take([run(1)], owner(22), 1000, alive)
      throw new Error('no')
    })
  expect(begin).toThrow('no')
  expect(one.leases.take([run(1)], owner(11), 1000, alive)).toBeNull()
  expect(other.transaction(() => 'goes on')).toBe('goes on')
})
