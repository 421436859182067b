import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFightPool } from '../../../arena/workers/index.js'
import { createSpeedBook } from '../../../arena/workers/speed-book.js'
import type { Speeds } from '../../../arena/workers/speeds.js'
import { mixedBatch } from '../../helpers/fight-batches.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { standInGpu } from '../../helpers/stand-in-gpu.js'
import { referenceAnswer } from '../../helpers/reference-answers.js'

let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder('speeds')
  file = join(folder, 'cache', 'drq', 'speeds.json')
})

const speeds: Speeds = { gpu: 9000, threads: 1000, latencyMs: 50, startMs: 500, fill: 0.5 }

function saved(adapter = 'card', kind = 'pairs', of = speeds): void {
  const book = createSpeedBook(file)
  book.keep(kind, adapter, of)
  book.save()
}

describe('a file of speeds', () => {
  it('is kept for the next process, by adapter and kind of work', () => {
    saved()
    const book = createSpeedBook(file)
    expect(book.find('pairs', 'card')).toEqual(speeds)
    expect(book.find('pairs', 'card, new driver')).toBe(null)
    expect(book.find('melees', 'card')).toBe(null)
  })

  it('names the adapter that was used last, before one is open', () => {
    saved('old card')
    saved('card', 'pairs', { ...speeds, gpu: 7 })
    expect(createSpeedBook(file).find('pairs', null)?.gpu).toBe(7)
  })

  it('keeps what other processes have written meanwhile', () => {
    const book = createSpeedBook(file)
    expect(book.find('pairs', 'card')).toBe(null)
    saved('card', 'melees')
    book.keep('pairs', 'card', speeds)
    book.save()
    for (const kind of ['pairs', 'melees']) expect(createSpeedBook(file).find(kind, 'card')).toEqual(speeds)
  })

  it('is replaced whole, with nothing left beside it, and does not grow for ever', () => {
    const book = createSpeedBook(file)
    for (let kind = 0; kind < 600; kind++) book.keep(`kind ${kind}`, 'card', speeds)
    book.save()
    expect(readdirSync(join(file, '..'))).toEqual(['speeds.json'])
    const again = createSpeedBook(file)
    expect([again.find('kind 599', 'card'), again.find('kind 0', 'card')]).toEqual([speeds, null])
  })

  const entry = { adapter: 'card', kind: 'pairs', ...speeds }
  it.each([
    ['nothing', ''],
    ['no JSON', '{"version": 1,'],
    ['other JSON', '[]'],
    ['null', 'null'],
    ['another version', JSON.stringify({ version: 99, adapter: 'card', speeds: [entry] })],
    [
      'a list of anything',
      JSON.stringify({ version: 1, speeds: [null, 1, 'x', [], {}, { adapter: {}, kind: [] }] }),
    ],
    ['no list', JSON.stringify({ version: 1, adapter: 'card', speeds: { length: 9 } })],
    [
      'prototypes',
      '{"version":1,"adapter":"card","__proto__":{"speeds":[]},"speeds":[{"__proto__":{"gpu":1}}]}',
    ],
    [
      'speeds beyond belief',
      JSON.stringify({
        version: 1,
        speeds: [
          { ...entry, gpu: -1 },
          { ...entry, fill: 0 },
        ],
      }),
    ],
    [
      'far too much',
      `{"version":1,"adapter":"card","speeds":[${JSON.stringify(entry)}]${' '.repeat(2 ** 20)}}`,
    ],
  ])('that holds %s is ignored and replaced', (_, content) => {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, content)
    expect(createSpeedBook(file).find('pairs', 'card')).toBe(null)
    expect(createSpeedBook(file).find('pairs', null)).toBe(null)
    saved()
    expect(createSpeedBook(file).find('pairs', 'card')).toEqual(speeds)
  })

  it('that cannot be read or written is no failure: all is known in this process', () => {
    mkdirSync(file, { recursive: true })
    const book = createSpeedBook(file)
    book.keep('pairs', 'card', speeds)
    book.save()
    expect(book.find('pairs', null)).toEqual(speeds)
    expect(readdirSync(join(file, '..'))).toEqual(['speeds.json'])
    // A folder below a file, which there cannot be.
    writeFileSync(join(folder, 'a file'), '')
    const nowhere = createSpeedBook(join(folder, 'a file', 'drq', 'speeds.json'))
    nowhere.keep('pairs', 'card', speeds)
    nowhere.save()
    expect(nowhere.find('pairs', 'card')).toEqual(speeds)
  })

  it.skipIf(process.getuid?.() === 0)('in a folder that is not ours is no failure', () => {
    chmodSync(folder, 0o555)
    saved()
    chmodSync(folder, 0o755)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a pool', () => {
  const play = async (driver: string) => {
    const pool = createFightPool({
      ...{ threads: 1, engine: 'auto', everyBatch: true, speedFile: file },
      openGpu: () => Promise.resolve(standInGpu({ driver })),
    })
    await pool.openGpu()
    expect(await pool.run(mixedBatch)).toEqual(await referenceAnswer(mixedBatch))
    await pool.close()
  }
  const adapters = () =>
    (JSON.parse(readFileSync(file, 'utf8')) as { speeds: { adapter: string }[] }).speeds.map(
      ({ adapter }) => adapter,
    )

  it('measures once for each driver, and begins with what it knows', async () => {
    await play('1.0')
    expect(adapters()).toEqual(['stand-in, none, 1.0'])
    await play('2.0')
    expect(adapters()).toEqual(['stand-in, none, 1.0', 'stand-in, none, 2.0'])
    await play('1.0')
    expect(adapters().toSorted()).toEqual(['stand-in, none, 1.0', 'stand-in, none, 2.0'])
  })

  it('plays right with a file that says the opposite of what is', async () => {
    await play('1.0')
    for (const [gpu, threads] of [
      [1e9, 1],
      [1, 1e9],
    ]) {
      const page = JSON.parse(readFileSync(file, 'utf8')) as { speeds: object[] }
      const speeds = page.speeds.map((entry) => ({ ...entry, gpu, threads, latencyMs: 0 }))
      writeFileSync(file, JSON.stringify({ ...page, speeds }))
      await play('1.0')
    }
  })
})
