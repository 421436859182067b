import { describe, expect, it } from 'vitest'
import { body, opening } from '../../../arena/parts/part/index.js'
import { bodyBlock, createPartTable, layOut, type Composition } from '../../../arena/parts/index.js'
import { Mars, packOperation, PRESETS, wrapField, type MarsSettings } from '../../../vm/index.js'

const settings = PRESETS['94nop']

/** Does nothing with its processes: each one executes every line once and stays in the last. */
const walker = body({
  name: 'walker',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    processes: { kind: 'count', least: 1, most: 12 },
    lines: { kind: 'count', least: 1, most: 20 },
    gap: { kind: 'count', least: 0, most: 9 },
    skipped: { kind: 'count', least: 0, most: 19 },
  }),
  processes: ({ processes }) => processes,
  code: ({ lines, gap, skipped }) =>
    [
      'org in',
      ...(gap === 0 ? [] : ['dat 1, 7', 'dat 2, 8', ...Array.from({ length: gap }, () => 'dat 0, 0')]),
      ...Array.from({ length: skipped }, (_, i) => `nop #${i}, #3`),
      ...Array.from({ length: lines }, (_, i) => `${i === 0 ? 'in ' : ''}nop #${i}, #${i + 1}`),
      'jmp 0, #99',
    ].join('\n'),
})
const idle = opening({
  name: 'idle',
  domains: () => ({ lines: { kind: 'count', least: 1, most: 9 } }),
  code: ({ lines }) =>
    [
      'org in',
      'dat 1, 1',
      'in nop 0',
      ...Array.from({ length: lines - 1 }, () => 'nop 0'),
      'jmp go',
      'dat 5, 5',
    ].join('\n'),
})
const table = createPartTable([walker], [idle])

const walk = (
  processes: number,
  { lines = 4, gap = 0, skipped = 0, distance = null as number | null } = {},
) => ({ part: 'walker', genes: { processes, lines, gap, skipped }, distance })
const only = (...bodies: Composition['bodies']): Composition => ({ opening: null, bodies, blanks: 0 })

/** Runs the warrior alone at an address, and gives all addresses executed, counted from there, in their order. */
function run(composition: Composition, room: MarsSettings = settings) {
  const layout = layOut(composition, room, table)
  if (!layout.ok) throw new Error(layout.message)
  const { instructions, start } = layout.value
  const at = 1234 % room.coreSize
  const executed: number[] = []
  const nothing = () => undefined
  const mars = new Mars(room, [{ instructions, start, pin: null }], 'one-left', {
    executed: (_, address) => executed.push(wrapField(address - at, room.coreSize)),
    ...{ read: nothing, write: nothing, spawn: nothing, die: nothing },
  })
  mars.load({ positions: [at], first: 0 })
  mars.run(1000)
  return { executed, mars, at, length: instructions.length, start }
}

/** Checks that the processes walk through all lines of a body in step, and no others with them. */
function expectWalk(
  { executed, mars, at }: ReturnType<typeof run>,
  place: number,
  chosen: ReturnType<typeof walk>,
) {
  const { coreSize } = settings
  const { instructions, entry, runs } = bodyBlock(walker, chosen.genes, settings)
  const inside = executed.filter((address) => address >= place && address < place + instructions.length)
  const { processes, lines } = chosen.genes
  const steps = Array.from({ length: lines + 1 }, (_, line) =>
    Array<number>(processes).fill(place + entry + line),
  )
  expect(inside.slice(0, (lines + 1) * processes)).toEqual(steps.flat())
  expect(mars.queues[0]!.toArray().filter((address) => address === at + place + entry + lines)).toHaveLength(
    processes,
  )
  for (const { from, to } of runs)
    for (let line = from; line < to; line++) {
      const { opcode, modifier, aMode, a, bMode, b } = instructions[line]!
      const cell = (at + place + line) % coreSize
      expect(mars.operations[cell]).toBe(packOperation(opcode, modifier, aMode, bMode))
      expect([mars.aFields[cell], mars.bFields[cell]]).toEqual([
        wrapField(a, coreSize),
        wrapField(b, coreSize),
      ])
    }
  const inner = runs.slice(1).flatMap(({ from }, index) => [runs[index]!.to, from - 1])
  for (const line of inner)
    expect(mars.operations[(at + place + line) % coreSize]).toBe(packOperation(0, 4, 1, 1))
}

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

describe('a layout', () => {
  it.each(counts)('lets exactly %d processes enter a body that stays', (processes) => {
    const result = run(only(walk(processes)))
    expectWalk(result, result.length - 5, walk(processes))
  })

  it.each(counts)('boots a body for %d processes, whatever its length', (processes) => {
    for (let lines = 1; lines <= 17; lines++)
      for (const extra of [{}, { gap: 3 }, { skipped: 2 }, { gap: 5, skipped: 1 }]) {
        const chosen = walk(processes, { lines, ...extra, distance: 3000 })
        expectWalk(run(only(chosen)), 3000, chosen)
      }
  })

  it('keeps the gaps of a body that stays, and its entry', () => {
    for (const processes of [1, 3]) {
      const chosen = walk(processes, { gap: 4, skipped: 2 })
      const result = run(only(chosen))
      expectWalk(result, result.length - 13, chosen)
    }
  })

  it('starts a body of one process that stays without a line of its own', () => {
    const result = run(only(walk(1, { skipped: 3 })))
    expect([result.length, result.start]).toEqual([8, 3])
  })

  it('starts several bodies side by side, each with its own processes', () => {
    for (const first of counts)
      for (const second of counts) {
        const bodies = [
          walk(first, { lines: 7, distance: 2000 }),
          walk(second, { lines: 6, gap: 3, distance: 6000 }),
          walk(13 - second, { lines: 5, distance: 4000 }),
          walk(13 - first, { lines: 3 }),
        ]
        const result = run(only(...bodies))
        for (const one of bodies.slice(0, 3)) expectWalk(result, one.distance!, one)
        const stored = 8 + 9 + 6 + 4
        // The last one follows the code that starts it.
        expectWalk(result, result.length - stored, bodies[3]!)
      }
  })

  it('starts bodies that stay beside each other', () => {
    const bodies = [walk(1, { lines: 2 }), walk(4, { lines: 3 }), walk(2, { lines: 6, skipped: 1 })]
    const result = run(only(...bodies))
    expectWalk(result, result.length - 15, bodies[0]!)
    expectWalk(result, result.length - 12, bodies[1]!)
    expectWalk(result, result.length - 8, bodies[2]!)
  })

  it('goes from the opening to the bodies, over the empty cells in between', () => {
    for (const blanks of [0, 7])
      for (const distance of [null, 5000])
        for (const skipped of [0, 2]) {
          const chosen = walk(3, { distance, skipped })
          const opening = { part: 'idle', genes: { lines: 4 } }
          const result = run({ opening, bodies: [chosen], blanks })
          expect(result.executed.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 7])
          expectWalk(result, distance ?? result.length - 5 - skipped, chosen)
        }
  })

  it('copies in a loop where line by line is too long', () => {
    const chosen = walk(1, { lines: 9, gap: 2, skipped: 1, distance: 300 })
    const short = { ...settings, maxLength: 22 }
    expect(layOut(only(chosen), short, table)).toMatchObject({ ok: true })
    const result = run(only(chosen), short)
    expect(result.length).toBeLessThanOrEqual(22)
    expectWalk(result, 300, chosen)
    const beside = [chosen, walk(2, { lines: 3, distance: 900 })]
    const both = run(only(...beside), { ...settings, maxLength: 35 })
    expect(both.length).toBeLessThanOrEqual(35)
    for (const one of beside) expectWalk(both, one.distance!, one)
  })

  it('says what does not fit', () => {
    const codeOf = (composition: Composition, room: MarsSettings = settings) => {
      const layout = layOut(composition, room, table)
      return layout.ok ? null : layout.code
    }
    expect(codeOf(only(walk(8, { lines: 20 })), PRESETS.tiny)).toBe('TooLong')
    expect(codeOf(only(walk(8), walk(1)), PRESETS.lp)).toBe('TooManyProcesses')
    expect(codeOf(only(walk(8)), PRESETS.lp)).toBeNull()
    expect(codeOf(only(walk(1, { distance: 500 }), walk(1, { distance: 504 })))).toBe('Overlap')
    expect(codeOf(only(walk(1, { distance: 500 }), walk(1, { distance: 505 })))).toBeNull()
    expect(codeOf(only(walk(1, { distance: 7996 })))).toBe('Overlap')
    expect(codeOf(only(walk(1, { distance: 5 })))).toBe('Overlap')
  })

  it('names a part that does not assemble', () => {
    const broken = body({
      ...{ name: 'broken', kind: 'stone', isBooted: false, domains: () => ({}), processes: () => 1 },
      code: () => 'mov nowhere, 1',
    })
    const one = only({ part: 'broken', genes: {}, distance: null })
    expect(() => layOut(one, settings, createPartTable([broken], []))).toThrow(
      /^the part broken does not assemble: line 1: /,
    )
    expect(() => layOut(only(walk(13)), settings, table)).toThrow('the part walker wants 13 processes')
  })
})
