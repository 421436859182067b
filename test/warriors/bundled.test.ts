import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { compositionOf } from '../../arena/parts/index.js'
import { assemble, decodeSource, PRESETS, programId, type MarsSettings } from '../../vm/index.js'
import { HUMAN_WARRIORS } from '../helpers/human-warriors.js'

const KINDS = [
  'imp',
  'stone',
  'paper',
  'silk',
  'scanner',
  'vampire',
  'clear',
  'quick-scanner',
  'gate',
  'switcher',
  'combination',
  'bomber',
  'paper-imp',
  'stone-imp',
  'paper-stone',
  'carpet-scanner',
  'table-scan',
] as const

const manifestSchema = z.strictObject({
  hills: z.record(
    z.enum(['94nop', 'tiny', 'nano']),
    z.strictObject({
      preset: z.enum(['94nop', 'tiny', 'nano']),
      warriors: z.array(
        z.strictObject({
          file: z.string(),
          name: z.string(),
          kind: z.enum(KINDS),
          summary: z.string().min(20).max(160),
          opponent: z.array(z.enum(['duel', 'core'])).optional(),
        }),
      ),
    }),
  ),
})

const root = fileURLToPath(new URL('../../warriors/', import.meta.url))
const { hills } = manifestSchema.parse(JSON.parse(readFileSync(`${root}manifest.json`, 'utf8')))

/** Assembles a file as a user's tournament would. */
function assembleFile(path: string, settings: MarsSettings) {
  return assemble(decodeSource(readFileSync(path)), { settings })
}

function assembleBundled() {
  return Object.values(hills).flatMap(({ preset, warriors }) =>
    warriors.map((entry) => ({ ...entry, ...assembleFile(root + entry.file, PRESETS[preset]) })),
  )
}

describe('the bundled warriors', () => {
  const bundled = assembleBundled()

  it.each(Object.entries(hills))('of %s are exactly the files of its folder', (hill, { warriors }) => {
    const files = readdirSync(root + hill).map((file) => `${hill}/${file}`)
    expect(warriors.map(({ file }) => file).sort()).toEqual(files.sort())
  })

  it('are at least 24 for 94nop and 6 each for tiny and nano', () => {
    expect(hills['94nop'].warriors.length).toBeGreaterThanOrEqual(50)
    expect(hills.tiny.warriors.length).toBeGreaterThanOrEqual(6)
    expect(hills.nano.warriors.length).toBeGreaterThanOrEqual(6)
  })

  it('are of every kind on 94nop', () => {
    expect(new Set(hills['94nop'].warriors.map(({ kind }) => kind))).toEqual(new Set(KINDS))
  })

  it.each(bundled)(
    '$file assembles without any diagnostic under the name $name',
    ({ name, warrior, diagnostics }) => {
      expect(diagnostics).toEqual([])
      expect(warrior?.name).toBe(name)
      expect(warrior?.author).toBe('Digital Red Queen')
      expect(warrior?.strategy.length).toBeGreaterThan(40)
    },
  )

  it('differ from each other in their code and in their names', () => {
    expect(new Set(bundled.map(({ warrior }) => warrior?.id)).size).toBe(bundled.length)
    expect(new Set(bundled.map(({ name }) => name)).size).toBe(bundled.length)
  })

  it.each(bundled.filter(({ warrior }) => warrior?.source.includes(';drq-parts')))(
    '$file is made of exactly the parts that it says',
    ({ file, warrior }) => {
      const { preset } = hills[file.split('/')[0] as keyof typeof hills]
      expect(compositionOf(warrior!, PRESETS[preset])).not.toBeNull()
    },
  )

  it('are on 94nop at least five of each modern class by the parts that they are made of', () => {
    const typed = bundled.filter(({ warrior }) => warrior?.source.includes(';drq-parts'))
    for (const kind of ['paper-imp', 'stone-imp', 'paper-stone', 'carpet-scanner', 'table-scan'] as const)
      expect(typed.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(5)
  })

  it('are opponents one against one of each class alike, among them all that are met in one core', () => {
    const isMet = (meeting: 'duel' | 'core') =>
      hills['94nop'].warriors.filter(({ opponent }) => opponent?.includes(meeting))
    const duel = isMet('duel')
    expect(duel.length).toBeGreaterThanOrEqual(48)
    expect(duel.length).toBeLessThanOrEqual(60)
    for (const kind of KINDS)
      expect(duel.filter((one) => one.kind === kind).length, kind).toBeLessThanOrEqual(8)
    expect(isMet('core').filter((one) => !duel.includes(one))).toEqual([])
  })

  it.skipIf(HUMAN_WARRIORS === null)('share no code with the published human warriors', () => {
    const published = readdirSync(HUMAN_WARRIORS!)
      .map((file) => assembleFile(HUMAN_WARRIORS! + file, PRESETS['94nop']).warrior)
      .filter((warrior) => warrior !== null)
    expect(published.length).toBeGreaterThan(300)
    const codes = new Set(published.map((warrior) => codeOf(warrior)))
    expect(bundled.filter(({ warrior }) => codes.has(codeOf(warrior!))).map(({ file }) => file)).toEqual([])
  })
})

/** Id of the code alone: a published warrior started elsewhere, or with a PIN, is still the same code. */
function codeOf({ instructions }: { instructions: Parameters<typeof programId>[0]['instructions'] }): string {
  return programId({ instructions, start: 0, pin: null })
}
