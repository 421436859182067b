import { describe, expect, it } from 'vitest'
import { createEngine } from '../../arena/engines/index.js'
import {
  batchOf,
  createExpectation,
  nativeResults,
  SpeedError,
  type NativeKind,
  type NativeMars,
} from '../../arena/speed/index.js'
import { fastestNative, findAgreement } from '../../bench/measure/natives.js'
import { tinyWorkload } from '../helpers/workload.js'

const workload = tinyWorkload({ lineUps: [[0, 1], [1, 3], [2, 4]] }) // prettier-ignore
const engine = await createEngine('wasm')
const expectation = createExpectation(workload, engine, new AbortController().signal)

/** Answers as our engine does, but one win less for the first warrior of the series that starts with `wrongFirst`. */
function native(kind: NativeKind, wrongFirst: number | null): NativeMars {
  return {
    path: `/bin/${kind.toLowerCase()}`,
    kind,
    argumentsFor: () => [],
    async fight(files, rounds) {
      const line = files.map((file) => workload.warriors.findIndex(({ path }) => path === file))
      const [outcome] = await engine.run(batchOf({ ...workload, lineUps: [line] }, rounds))
      const results = nativeResults(outcome!, rounds)
      if (line[0] === wrongFirst) results[0]![0]! -= 1
      return { durationMs: rounds, results }
    },
  }
}

describe('findAgreement', () => {
  it('keeps all pairs when all agree, and without another simulator', async () => {
    const all = { lineUps: workload.lineUps, leftOut: [] }
    expect(await findAgreement([], expectation)).toEqual(all)
    expect(await findAgreement([native('exMARS', null), native('pMARS', null)], expectation)).toEqual(all)
  })

  it('leaves out a pair on which exMARS differs from pMARS and us, and says so', async () => {
    expect(await findAgreement([native('exMARS', 1), native('pMARS', null)], expectation)).toEqual({
      lineUps: [workload.lineUps[0], workload.lineUps[2]],
      leftOut: ['dwarf.red v suicide.red is left out: exmars differs from pMARS and us'],
    })
  })

  it('fails when pMARS differs, and when exMARS differs and there is no pMARS to ask', async () => {
    for (const natives of [
      [native('pMARS', 1)],
      [native('exMARS', 1)],
      [native('exMARS', 1), native('pMARS', 1)],
      [native('exMARS', null), native('pMARS', 2)],
    ])
      await expect(findAgreement(natives, expectation)).rejects.toThrow(SpeedError)
  })
})

describe('fastestNative', () => {
  it('is exMARS where it is given, else pMARS', () => {
    const [exmars, pmars] = [native('exMARS', null), native('pMARS', null)]
    expect(fastestNative([pmars, exmars])).toBe(exmars)
    expect(fastestNative([pmars])).toBe(pmars)
    expect(fastestNative([])).toBeNull()
  })
})
