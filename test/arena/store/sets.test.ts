import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../arena/store/index.js'
import { dwarf, imp, waiter } from '../../helpers/warrior.js'

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
  for (const one of [imp, dwarf, waiter]) store.warriors.save(one, 1)
})
afterEach(() => {
  store.close()
})

describe('a set', () => {
  it('holds warriors by name, two names for one code as well, in byte order', () => {
    expect(store.sets.members('pub')).toBeNull()
    expect(store.sets.add('pub', { name: 'b.red', warriorId: imp.id }, 2)).toBe('added')
    expect(store.sets.add('pub', { name: 'a.red', warriorId: imp.id }, 3)).toBe('added')
    expect(store.sets.add('pub', { name: 'Z.red', warriorId: dwarf.id }, 3)).toBe('added')
    expect(store.sets.add('pub', { name: 'b.red', warriorId: imp.id }, 4)).toBe('unchanged')
    expect(store.sets.members('pub')!.map(({ name, warrior }) => [name, warrior.name])).toEqual([
      ['Z.red', 'dwarf'],
      ['a.red', 'imp'],
      ['b.red', 'imp'],
    ])
    expect(store.sets.list()).toEqual([{ name: 'pub', members: 3, createdAt: 2 }])
    expect(store.sets.holding(imp.id)).toEqual(['pub'])
  })

  it('gives a name to one warrior only', () => {
    store.sets.add('pub', { name: 'a.red', warriorId: imp.id }, 1)
    expect(store.sets.add('pub', { name: 'a.red', warriorId: waiter.id }, 2)).toBe('replaced')
    expect(store.sets.members('pub')!.map(({ warrior }) => warrior.id)).toEqual([waiter.id])
  })

  it('can be forgotten in part and whole; its warriors stay', () => {
    store.sets.add('pub', { name: 'a.red', warriorId: imp.id }, 1)
    store.sets.add('pub', { name: 'b.red', warriorId: dwarf.id }, 1)
    expect(store.sets.remove('pub', ['a.red', 'c.red'])).toBe(1)
    expect(store.sets.members('pub')).toHaveLength(1)
    expect(store.sets.delete('pub')).toBe(true)
    expect(store.sets.delete('pub')).toBe(false)
    expect(store.sets.members('pub')).toBeNull()
    expect(store.warriors.get(dwarf.id)?.name).toBe('dwarf')
  })
})
