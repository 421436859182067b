import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { preciousAt } from '../../../../src/cli/outputs/output-guard.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const cwd = temporaryFolder('guard')
const write = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text)
}
beforeAll(() => {
  for (const name of ['mine.db', 'other.sqlite']) openStore(join(cwd, name)).close()
  write('dwarf.red', 'ADD #4, 3\n')
  write('IMP.RC', '')
  write('dwarf.txt', 'heading\n;redcode-94\n ADD #4, 3\n')
  write('plain', 'start MOV 0, 1\n')
  write('lines.jsonl', '{"warriors": ["a.red", "b.red"]}\n')
  write('old.csv', 'first,second,wins_first,wins_second,ties\r\na.red,b.red,1,2,3\r\n')
  write('prose.txt', 'To do: imp, dwarf.\n')
  write('empty.txt', '')
  mkdirSync(join(cwd, 'folder'))
  symlinkSync('mine.db', join(cwd, 'to-mine'))
  symlinkSync('to-mine', join(cwd, 'to-to-mine'))
  symlinkSync('new.db', join(cwd, 'to-new'))
  symlinkSync('.', join(cwd, 'here'))
  symlinkSync('circle', join(cwd, 'circle'))
  symlinkSync('dwarf.red', join(cwd, 'to-dwarf.csv'))
  linkSync(join(cwd, 'mine.db'), join(cwd, 'hard'))
  linkSync(join(cwd, 'lines.jsonl'), join(cwd, 'hard.jsonl'))
})

const at = (name: string, db = 'mine.db') =>
  preciousAt(join(cwd, name), { db, inputs: ['lines.jsonl', undefined, '-', 'nothing', 'human'] }, cwd)

describe('preciousAt', () => {
  it.each([
    ['mine.db', 'the database'],
    ['./folder/../mine.db', 'the database'],
    ['MINE.DB', 'the database'],
    ['to-to-mine', 'the database'],
    ['here/mine.db', 'the database'],
    ['hard', 'the database'],
    ['mine.db-wal', 'a part of the database'],
    ['here/mine.db-shm', 'a part of the database'],
    ['mine.db-journal', 'a part of the database'],
    ['other.sqlite', 'an SQLite file'],
    ['other.sqlite-wal', 'a part of the SQLite file other.sqlite'],
    ['dwarf.red', 'a warrior'],
    ['IMP.RC', 'a warrior'],
    ['dwarf.txt', 'a warrior'],
    ['plain', 'a warrior'],
    ['to-dwarf.csv', 'a warrior'],
    ['lines.jsonl', 'an input of this command'],
    ['hard.jsonl', 'an input of this command'],
  ])('keeps %s, which is %s', (name, what) => {
    expect(at(name)).toBe(what)
  })

  it.each(['new.db', 'to-new', 'here/new.db', 'New.db'])(
    'keeps %s for a database that is still to be made',
    (name) => {
      expect(at(name, 'new.db')).toBe('the database')
      expect(at(`${name}-wal`, 'new.db')).toBe(name === 'to-new' ? null : 'a part of the database')
    },
  )

  it.each(['old.csv', 'prose.txt', 'empty.txt', 'new.csv', 'no/such/new.csv', 'circle', 'results-wal'])(
    'lets %s be written',
    (name) => {
      expect(at(name)).toBe(null)
    },
  )
})
