import { checksumSeed, drawPermutation, drawPlacements, fixedSeed, permutationSeed } from '../placement.js'
import type { PlacementLine } from './golden.js'
import type { Mismatch } from './mismatch.js'
import { toProgram, toSettings } from './programs.js'

/** Checks a sequence of positions and starters, and the seed it begins with. */
export function checkPlacement(line: PlacementLine, mismatch: Mismatch): void {
  const settings = toSettings(line.settings)
  const programs = (line.warriors ?? []).map(toProgram)
  const checksum = line.mode.endsWith('f')
  const seed = checksum ? checksumSeed(programs, settings.coreSize) : fixedSeed(line.F ?? 0, settings)
  mismatch.expect('initial seed', seed, line.initialSeed)
  const drawn = line.mode.startsWith('P')
    ? drawPermutation(settings, checksum ? seed : permutationSeed(line.F ?? 0, settings), line.rounds)
    : drawPlacements(settings, line.nWarriors, seed, line.rounds)
  for (const [round, { positions, first }] of drawn.entries()) {
    mismatch.expect(`positions of round ${round + 1}`, positions.slice(1), line.positions[round])
    mismatch.expect(`starter of round ${round + 1}`, first, line.first[round])
  }
}
