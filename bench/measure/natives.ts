/** The other simulators that were given: which one a case is against, and where they agree. */
import { basename } from 'node:path'
import {
  createNativeContestant,
  describeLineUp,
  SpeedError,
  type Expectation,
  type NativeMars,
} from '../../arena/speed/index.js'

export const NO_NATIVE = 'no --against program'
export const NO_PMARS = 'no pMARS given by --against'

/** exMARS, the fastest one known, when it is given; else pMARS. */
export function fastestNative(natives: readonly NativeMars[]): NativeMars | null {
  return natives.find(({ kind }) => kind === 'exMARS') ?? pMarsAmong(natives)
}

export function pMarsAmong(natives: readonly NativeMars[]): NativeMars | null {
  return natives.find(({ kind }) => kind === 'pMARS') ?? null
}

/** The measured rounds, which may be more, are checked again. */
const CHECKED_ROUNDS = 250

export interface Agreement {
  readonly lineUps: readonly (readonly number[])[]
  /** Line-ups that are not among them, and why, in words. */
  readonly leftOut: readonly string[]
}

/**
 * The line-ups on which all simulators agree with us. One on which exMARS does not, but pMARS does, is left out; any
 * other difference is a SpeedError.
 */
export async function findAgreement(
  natives: readonly NativeMars[],
  expectation: Expectation,
): Promise<Agreement> {
  const { workload } = expectation
  const expected = await expectation.outcomes(CHECKED_ROUNDS)
  const lineUps: (readonly number[])[] = []
  const leftOut: string[] = []
  for (const [match, line] of workload.lineUps.entries()) {
    const series = { ...workload, lineUps: [line] }
    const wrong: NativeMars[] = []
    let difference = ''
    for (const mars of natives) {
      const play = await createNativeContestant(mars, series).play(CHECKED_ROUNDS)
      const found = play.differenceTo([expected[match]!])
      if (found === null) continue
      wrong.push(mars)
      difference ||= found
    }
    const names = wrong.map(({ path }) => basename(path)).join(' and ')
    const isRightByPMars = pMarsAmong(natives) !== null && pMarsAmong(wrong) === null
    if (wrong.length === 0) lineUps.push(line)
    else if (isRightByPMars)
      leftOut.push(`${describeLineUp(workload, match)} is left out: ${names} differs from pMARS and us`)
    else throw new SpeedError(`wasm and ${names} differ: ${difference}`)
  }
  return { lineUps, leftOut }
}
