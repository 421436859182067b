import { describe, expect, it } from 'vitest'
import { hashCore, hashQueue } from '../../../vm/conformance/index.js'
import { Mars, OPCODE_NAMES, PRESETS, opcodeOf, type MarsSettings, type Program } from '../../../vm/index.js'
import { program } from '../../helpers/program.js'

const tiny: MarsSettings = {
  ...PRESETS.nano,
  coreSize: 8,
  readLimit: 8,
  writeLimit: 8,
  pSpaceSize: 8,
  maxCycles: 100,
}

function load(
  programs: Program[],
  settings: Partial<MarsSettings> = {},
  stop: 'one-left' | 'none-left' = 'one-left',
) {
  const mars = new Mars({ ...tiny, ...settings }, programs, stop)
  mars.load({ positions: programs.map((_, index) => index * 4), first: 0 })
  return mars
}

const fieldsAt = (mars: Mars, cell: number) => [mars.aFields[cell], mars.bFields[cell]]

describe('reference MARS', () => {
  it('moves an imp through the worked example of the golden data', () => {
    const mars = load([program(['MOV.I $0, $1'])])
    expect(hashCore(mars.state())).toBe('71939717')
    const hashes = [1, 2, 3].map(() => {
      mars.step()
      return hashCore(mars.state())
    })
    expect(hashes).toEqual(['ce2809e1', '3898d0cb', 'ca896aad'])
    expect(hashQueue(mars.state().queues[0]!)).toBe('9bc23426')
  })

  it('DJN.I decrements both fields before testing, and jumps unless both were 1', () => {
    const mars = load([program(['DJN.I $0, $1', 'DAT.F #1, #2'])])
    mars.step()
    expect(fieldsAt(mars, 1)).toEqual([0, 1])
    expect(mars.queues[0]!.toArray()).toEqual(Uint32Array.of(0))
  })

  it('DIV.F writes the pair whose divisor is not zero, then the process dies', () => {
    const mars = load([program(['DIV.F $1, $2', 'DAT.F #0, #2', 'DAT.F #6, #7'])])
    expect(mars.step()).toBe(true)
    expect(fieldsAt(mars, 2)).toEqual([6, 3])
  })

  it('SPL queues the next cell before its target, and only the next cell at the process limit', () => {
    const free = load([program(['SPL.B $3, $0'])])
    free.step()
    expect([...free.queues[0]!.toArray()]).toEqual([1, 3])
    const full = load([program(['SPL.B $3, $0'])], { maxProcesses: 1 })
    full.step()
    expect([...full.queues[0]!.toArray()]).toEqual([1])
  })

  it('SEQ.I tells CMP from SEQ', () => {
    const equal = load([program(['SEQ.I $1, $2', 'SEQ.A $1, $1', 'SEQ.A $1, $1'])])
    const different = load([program(['SEQ.I $1, $2', 'SEQ.A $1, $1', 'CMP.A $1, $1'])])
    equal.step()
    different.step()
    expect(OPCODE_NAMES[opcodeOf(different.operations[2]!)]).toBe('CMP')
    expect([...equal.queues[0]!.toArray(), ...different.queues[0]!.toArray()]).toEqual([2, 1])
  })

  it.each([
    ['fetched', 0],
    ['reread', 1],
  ] as const)('reads an immediate B operand as %s when the A operand changed its cell', (immediateB, b) => {
    const mars = load([program(['ADD.B >0, #0'])], { immediateB })
    mars.step()
    // The A operand reads its own B-field, 0, and increments it to 1; then B is added to what was read.
    expect(mars.bFields[0]).toBe(b)
  })

  it('ends a round where the budget of pMARS would run below zero (quirk V2)', () => {
    const dies = program(['NOP.F $0, $0', 'NOP.F $0, $0', 'DAT.F $0, $0'])
    const lives = program(['JMP.B $0, $0'])
    const settings = { coreSize: 24, readLimit: 24, writeLimit: 24, maxCycles: 3 }
    const mars = new Mars({ ...tiny, ...settings }, [lives, lives, dies], 'one-left')
    mars.load({ positions: [0, 8, 16], first: 0 })
    expect(mars.run(1000)).toBe(true)
    expect(mars.state().executed).toEqual([3, 3, 3])
    expect(mars.alive).toBe(2)
  })

  it('runs on after victory under none-left, to exactly maxCycles', () => {
    const mars = load([program(['DAT.F $0, $0']), program(['JMP.B $0, $0'])], {}, 'none-left')
    expect(mars.run(1000)).toBe(true)
    expect(mars.state().executed).toEqual([1, 100])
  })

  it('counts spawned processes without the first, and covered addresses with it', () => {
    const mars = load([program(['SPL.B $1, $0', 'SPL.B $1, $0', 'JMP.B $0, $0'])])
    while (!mars.run(1000));
    const row = new Uint32Array(6)
    mars.finish(row, 0)
    expect([...row]).toEqual([100, 100, 0, 4, 3, 3])
  })

  it('reports what a step executes, reads, writes, spawns and kills', () => {
    const events: string[] = []
    const record = (kind: string) => (warrior: number, address: number) =>
      events.push(`${kind} ${warrior} ${address}`)
    const programs = [program(['MOV.I >2, $1', 'SPL.B $6, $0', 'DAT.F $0, $3'])]
    const listener = {
      executed: record('executed'),
      read: record('read'),
      write: record('write'),
      spawn: record('spawn'),
      die: record('die'),
    }
    const mars = new Mars(tiny, programs, 'one-left', listener)
    mars.load({ positions: [0], first: 0 })
    mars.step()
    expect(events).toEqual(['executed 0 0', 'write 0 2', 'read 0 5', 'write 0 1'])
    events.length = 0
    mars.step()
    expect(events).toEqual(['executed 0 1', 'die 0 1'])
  })
})
