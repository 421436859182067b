/** What is stored, printed and written is the same whatever engine fights. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { drq, type DrqRun } from '../../../helpers/drq.js'
import { evolutionRows } from '../../../helpers/evolution-rows.js'
import { byExtent } from '../../../helpers/extent.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { COUNTED_SOFTWARE_ENV, HAS_SOFTWARE_GPU } from '../../../helpers/software-gpu.js'

const ENGINES = ['auto', 'wasm', 'reference'] as const
const GPU_LINE = /^[\d,]+ match(es)? on the GPU, [\d,]+ on 1 thread$/m

let folder: string
beforeAll(() => {
  folder = temporaryFolder('agree')
})

interface Played extends DrqRun {
  readonly rows: Record<string, string[]>
}

async function play(name: string, engine: string, args: readonly string[]): Promise<Played> {
  const db = join(folder, `${name}-${engine}.db`)
  const run = await drq([...args, '--db', db, '--engine', engine, '--threads', '1', '--json'], {
    cwd: folder,
    env: { XDG_CACHE_HOME: join(folder, 'cache'), ...(engine === 'auto' ? COUNTED_SOFTWARE_ENV : {}) },
  })
  expect(run.code, run.stderr).toBe(0)
  return { ...run, rows: evolutionRows(db) }
}

const WARRIORS = join(import.meta.dirname, '../../../../warriors/94nop')
/** All 780 matches, on the slow engine too, take a minute. */
const COUNT = byExtent(12, 40)
const members = readdirSync(WARRIORS)
  .filter((file) => file.endsWith('.red'))
  .slice(0, COUNT)
  .map((file) => join(WARRIORS, file))

describe(`a tournament of ${COUNT} warriors`, () => {
  const played = new Map<string, Played>()
  beforeAll(async () => {
    for (const engine of ENGINES)
      played.set(
        engine,
        await play('tournament', engine, [
          'tournament',
          ...members,
          '-r',
          '2',
          '--cycles',
          '2000',
          '--seed',
          '5',
        ]),
      )
  })

  it('has the same matches in the store with every engine, and the same standings', () => {
    const { rows, stdout } = played.get('wasm')!
    expect(rows['matches']).toHaveLength((COUNT * (COUNT - 1)) / 2)
    for (const engine of ENGINES) expect(played.get(engine)).toMatchObject({ rows, stdout })
  })

  it.skipIf(!HAS_SOFTWARE_GPU)('is played on the GPU too with auto, and says so', () => {
    expect(played.get('auto')!.stderr).toMatch(GPU_LINE)
  })

  it.skipIf(HAS_SOFTWARE_GPU)('is played without a word of a GPU where there is none', () => {
    expect(played.get('auto')!.stderr).not.toContain('GPU')
    expect(existsSync(join(folder, 'cache'))).toBe(false)
  })
})

describe('a short evolution', () => {
  const played = new Map<string, Played>()
  const championsOf = (engine: string) => {
    const out = join(folder, `champions-${engine}`)
    return readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')])
  }
  beforeAll(async () => {
    const SMALL = byExtent(
      '--iterations 16 --simulations 4 --judges 4 --finalists 0 --benchmark 0',
      '--iterations 32 --simulations 4 --judges 8',
    ).split(' ')
    for (const engine of ENGINES) {
      const args = ['evolve', '--preset', 'tiny', '--seed', '7', '--rounds', '2', ...SMALL]
      played.set(
        engine,
        await play('evolution', engine, [...args, '--out', join(folder, `champions-${engine}`)]),
      )
    }
  })

  it('leaves the same rows and the same champions with every engine', () => {
    const { rows } = played.get('wasm')!
    expect(rows['evolution_proposals']!.length).toBeGreaterThan(byExtent(16, 64))
    for (const engine of ENGINES) {
      expect(played.get(engine)!.rows).toEqual(rows)
      expect(championsOf(engine)).toEqual(championsOf('wasm'))
    }
  })

  it.skipIf(!HAS_SOFTWARE_GPU)('is played on the GPU too with auto', () => {
    expect(played.get('auto')!.stderr).toMatch(GPU_LINE)
  })
})
