import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../arena/engines/index.js'
import {
  createExpectation,
  createNativeContestant,
  openNativeMars,
  type NativeMars,
  type NativeOpening,
} from '../../../arena/speed/index.js'
import { PRESETS, type MarsSettings } from '../../../vm/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { tinyWorkload } from '../../helpers/workload.js'

const folder = temporaryFolder('native')

/** A program that does what the lines of shell say. */
function fake(name: string, ...lines: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
  return path
}

interface Change {
  readonly settings?: MarsSettings
  readonly trial?: readonly string[]
  readonly signal?: AbortSignal
}

function open(path: string, change: Change = {}): Promise<NativeOpening> {
  const {
    settings = PRESETS.tiny,
    trial = ['a.red', 'b.red'],
    signal = new AbortController().signal,
  } = change
  return openNativeMars({ path, settings, fixed: 400, trial, now: () => performance.now(), signal })
}

async function opened(path: string, change: Change = {}): Promise<NativeMars> {
  const opening = await open(path, change)
  if (!opening.ok) throw new Error(opening.message)
  return opening.value
}

describe('openNativeMars', () => {
  it('calls the program with all settings, and the files last', async () => {
    const path = fake('all', `echo "$*" > ${join(folder, 'arguments')}`, 'echo 0 1', 'echo 0 1')
    const mars = await opened(path)
    expect(mars.kind).toBe('pMARS')
    expect(mars.argumentsFor(['x y.red', '$(z).red'], 9).join(' ')).toBe(
      '-b -k -s 800 -c 8000 -p 800 -d 20 -F 400 -l 20 -S 50 -r 9 x y.red $(z).red',
    )
  })

  it('leaves out -l and -S for a program that does not know them, and -b too', async () => {
    const refuse = (flag: string) => `case "$*" in *'${flag}'*) exit 1;; esac`
    const exmars = fake('exmars', refuse(' -l '), 'echo 0 1', 'echo 0 1')
    expect(await opened(exmars)).toMatchObject({ kind: 'exMARS' })
    const bare = fake('bare', refuse('-b '), 'echo a listing', 'echo 0 1', 'echo 0 1')
    const mars = await opened(bare)
    expect(mars.kind).toBe('pMARS')
    expect(mars.argumentsFor([], 1)[0]).toBe('-k')
  })

  it("asks for '88 rules, without which the program cannot be used", async () => {
    const settings = { ...PRESETS.tiny, standard: '88' } as const
    expect((await opened(fake('new', 'echo 0 1', 'echo 0 1'), { settings })).argumentsFor([], 1)).toContain(
      '-8',
    )
    const old = fake('old', 'case "$*" in *-8*) exit 1;; esac', 'echo 0 1', 'echo 0 1')
    expect(await open(old, { settings })).toEqual({
      ok: false,
      code: 'NoMars',
      message: `${old}: it ends with exit code 1`,
    })
  })

  it.each([
    ['read limits', { readLimit: 400 }, 'pMARS 0.9.2 knows no read and write limits'],
    ['a reread immediate B', { immediateB: 'reread' }, 'pMARS 0.9.2 fetches an immediate B'],
  ] as const)('refuses %s, which pMARS does not have', async (_, change, message) => {
    expect(await open('/nowhere', { settings: { ...PRESETS.tiny, ...change } })).toEqual({
      ok: false,
      code: 'SettingsUnknown',
      message,
    })
  })

  it('says what is wrong with a program that cannot be used', async () => {
    const problem = async (path: string) => {
      const opening = await open(path)
      return opening.ok ? 'none' : opening.message.replace(path, 'it')
    }
    expect(await problem(join(folder, 'none'))).toBe('it: no such program')
    const text = join(folder, 'text')
    writeFileSync(text, 'MOV 0, 1')
    expect(await problem(text)).toBe('it: not a program')
    chmodSync(text, 0o755)
    expect(await problem(text)).toMatch(/^it: (not a program|it )/)
    expect(await problem(folder)).toBe('it: not a program')
    expect(await problem(fake('rubbish', 'echo hello'))).toBe(
      "it: it prints no results as pMARS -k does, but 'hello'",
    )
    expect(await problem(fake('one-line', 'echo 1 2'))).toMatch(/no results/)
    expect(await problem(fake('crash', 'kill -ABRT $$'))).toBe('it: it was ended by SIGABRT')
    expect(await problem(fake('flood', 'exec yes 1 2'))).toBe('it: it prints more than 1 MiB')
  })

  it('ends a program that hangs, and does not wait for what it started', async () => {
    const path = fake('hang', 'sleep 20', 'echo 0 1')
    expect(await open(path)).toEqual({ ok: false, code: 'NoMars', message: `${path}: no answer within 3 s` })
  })

  it('rejects at once when it is aborted', async () => {
    // It would have no answer within 3 s and be told of, instead of rejected.
    await expect(open(fake('slow', 'exec sleep 20'), { signal: AbortSignal.timeout(100) })).rejects.toThrow()
  })
})

describe('createNativeContestant', () => {
  const workload = tinyWorkload({ lineUps: [[0, 3]] })

  it('finds the results that are not as expected', async () => {
    const liar = await opened(fake('liar', 'echo 0 1', 'echo 0 1'))
    const contestant = createNativeContestant(liar, workload)
    const referee = createExpectation(workload, await createEngine('reference'), new AbortController().signal)
    const play = await contestant.play(2)
    expect(play.from).toBe(1)
    // The imp outlives the suicide in every round.
    expect(play.differenceTo(await referee.outcomes(2))).toBe(
      'imp.red v suicide.red, 2 rounds: results 0 1, 0 1, expected 2 0, 0 0',
    )
  })

  it.skipIf(process.env['DRQ_PMARS'] === undefined)(
    'agrees with the program that DRQ_PMARS names, in pairs and in threes',
    async () => {
      const warriors = workload.warriors.map(({ warrior }) => {
        const path = join(folder, `${warrior.name}.red`)
        writeFileSync(path, warrior.source)
        return { path, warrior: { ...warrior, start: 0 } }
      })
      const line = [0, 1, 4]
      const pmars = await opened(process.env['DRQ_PMARS']!, {
        trial: line.slice(0, 2).map((index) => warriors[index]!.path),
      })
      for (const lineUps of [
        [
          [0, 1],
          [4, 5],
        ],
        ...(pmars.kind === 'pMARS' ? [[line]] : []),
      ]) {
        const real = { ...workload, warriors, lineUps }
        const referee = createExpectation(real, await createEngine('wasm'), new AbortController().signal)
        const play = await createNativeContestant(pmars, real).play(40)
        expect(play.differenceTo(await referee.outcomes(40))).toBeNull()
      }
    },
  )
})
