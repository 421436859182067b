import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { loadNamed, type WarriorName } from '../../../../src/cli/sources/named-warriors.js'
import { assemble, PRESETS } from '../../../../vm/index.js'
import { environment } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const NANO = fileURLToPath(new URL('../../../../warriors/nano/', import.meta.url))
const settings = PRESETS.nano
const folder = temporaryFolder('named')
beforeAll(() => {
  mkdirSync(join(folder, 'pack'))
  writeFileSync(join(folder, 'pack', 'imp.red'), 'MOV 0, 1')
  writeFileSync(join(folder, 'pack', 'broken.red'), 'MOVE 0, 1')
  writeFileSync(join(folder, 'crowd.red'), 'DAT 0, WARRIORS')
})

let store: Store
afterEach(() => {
  store.close()
})

/** A store with a set of these sources. */
function withSet(set: string, sources: Record<string, string>): Store {
  store = openStore(':memory:')
  for (const [name, source] of Object.entries(sources)) {
    const { warrior } = assemble(source, { settings: PRESETS['94nop'] })
    store.warriors.save(warrior!, 1)
    store.sets.add(set, { name, warriorId: warrior!.id }, 1)
  }
  return store
}

async function load(names: readonly WarriorName[], from: Store) {
  const env = environment({ cwd: folder })
  const loaded = await loadNamed(names, { settings, warriors: 2 }, from, env.env)
  return { names: loaded.map(({ name }) => name), loaded, stderr: env.stderr() }
}

describe('warriors by name', () => {
  it('are those of a path before a set, and of a set before a preset', async () => {
    const members = { 'a.red': 'JMP 0', 'b.red': 'DAT 1, 1' }
    expect((await load(['pack'], withSet('pack', members))).names).toEqual(['imp.red'])
    store.close()
    expect((await load([{ set: 'pack' }], withSet('pack', members))).names).toEqual(['a.red', 'b.red'])
    store.close()
    expect((await load(['nano'], withSet('nano', members))).names).toEqual(['a.red', 'b.red'])
    store.close()
    const bundled = readdirSync(NANO).filter((name) => name.endsWith('.red'))
    expect((await load(['nano'], withSet('other', members))).names.sort()).toEqual(bundled.sort())
  })

  it('come in the order of the names, called by their folders where two files have one name', async () => {
    const from = withSet('set', { 'z.red': 'JMP 0', 'imp.red': 'MOV 0, 1' })
    expect((await load(['crowd.red', 'set'], from)).names).toEqual(['crowd.red', 'imp.red', 'z.red'])
    expect((await load(['pack', 'set'], from)).names).toEqual(['pack/imp.red', 'set/imp.red', 'z.red'])
  })

  it('are those of all folders in a folder, called as short as tells them apart, however it is named', async () => {
    for (const name of ['papers', 'stones']) {
      mkdirSync(join(folder, 'suite', name), { recursive: true })
      writeFileSync(join(folder, 'suite', name, 'x.red'), `DAT 0, ${name.length}`)
    }
    writeFileSync(join(folder, 'suite', 'stones', 'only.redcode'), 'JMP 0')
    const names = ['papers/x.red', 'only.redcode', 'stones/x.red']
    expect((await load(['suite'], withSet('set', {}))).names).toEqual(names)
    store.close()
    expect((await load([join(folder, 'suite')], withSet('set', {}))).names).toEqual(names)
  })

  it('are assembled anew, for these settings and as many warriors as fight', async () => {
    const from = withSet('set', { 'size.red': 'DAT CORESIZE-1, WARRIORS' })
    const { loaded } = await load(['set', 'crowd.red'], from)
    expect(loaded.map(({ warrior }) => [warrior.instructions[0]!.a, warrior.instructions[0]!.b])).toEqual([
      [-1, 2],
      [0, 2],
    ])
  })

  it('are left out where a member or file of a folder does not assemble here', async () => {
    const from = withSet('set', { 'fits.red': 'JMP 0', 'long.red': 'JMP 0\n'.repeat(6) })
    const { names, stderr } = await load(['set', 'pack'], from)
    expect(names).toEqual(['fits.red', 'imp.red'])
    expect(stderr).toContain('set/long.red:')
    expect(stderr).toContain('2 files with errors left out')
  })

  it('are refused when there are none of that name', async () => {
    const from = withSet('set', { 'a.red': 'JMP 0' })
    await expect(load(['nobody'], from)).rejects.toThrow('nobody is no file, no folder and no set')
    await expect(load([{ set: 'pack' }], from)).rejects.toThrow('there is no set pack')
    await expect(load(['lp'], from)).rejects.toThrow('no warriors come with drq for lp')
  })
})
