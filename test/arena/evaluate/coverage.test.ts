import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRoundTally, estimateFromRounds } from '../../../arena/evaluate/shared-places.js'
import { estimateScore, type ScoreEstimate } from '../../../arena/statistics/index.js'
import { placementSeedOf } from '../../../arena/places.js'
import { scoreShareOf, type RoundCounts } from '../../../arena/score.js'
import {
  assemble,
  loadWasmEngine,
  drawPlacements,
  PRESETS,
  type MatchOutcome,
  type Warrior,
} from '../../../vm/index.js'
import { scoreMatch } from '../../../arena/matches/index.js'

const settings = PRESETS.tiny
const distances = settings.coreSize + 1 - 2 * settings.minSeparation

const folder = new URL('../../../warriors/tiny/', import.meta.url)
/** Bundled scanners, whose fights hang on where the opponent stands; the rest are opponents. */
const SCANNERS = ['golden-key.red', 'chimney-sweep.red']
const files = readdirSync(folder).filter((file) => file.endsWith('.red') && !SCANNERS.includes(file))
const opponents = files.map(load)

function load(file: string): Warrior {
  const source = readFileSync(new URL(file, folder), 'utf8')
  const { warrior } = assemble(source, { settings, warriors: 2, rounds: 1 })
  if (warrior === null) throw new Error(`${file} does not assemble`)
  return warrior
}

interface Known {
  readonly scanner: Warrior
  /** Against each opponent at every distance, with either warrior first: every fight that there can be. */
  readonly fights: readonly MatchOutcome[]
  /** The score share over all of them. */
  readonly truth: number
}

async function fightAll(file: string): Promise<Known> {
  const scanner = load(file)
  const rounds = Array.from({ length: 2 * distances }, (_, index) => {
    return { positions: [0, settings.minSeparation + (index >> 1)], first: index & 1 }
  })
  const fights = await (
    await loadWasmEngine()
  ).run({
    settings,
    programs: [scanner, ...opponents],
    matches: opponents.map((_, index) => {
      return { warriors: [0, index + 1], placement: { kind: 'explicit', rounds } }
    }),
    stop: 'one-left',
    coverage: false,
  })
  const shares = fights.map((outcome) => scoreShareOf(countsOf(outcome)))
  return { scanner, fights, truth: shares.reduce((sum, share) => sum + share, 0) / shares.length }
}

/** The match that starts from a state of the generator, put together from the fights that are known. */
function match({ warriorCount, data }: MatchOutcome, seed: number, rounds: number): MatchOutcome {
  const width = data.length / (2 * distances)
  const picked = drawPlacements(settings, 2, seed, rounds).flatMap(({ positions, first }) => {
    const at = 2 * (positions[1]! - settings.minSeparation) + first
    return [...data.subarray(at * width, (at + 1) * width)]
  })
  return { warriorCount, data: Uint32Array.from(picked) }
}

const countsOf = (outcome: MatchOutcome): RoundCounts => scoreMatch(outcome)[0]!

const SEEDS = 1000

/** Share of the seeds whose interval has the true score in it. */
function coverage(truth: number, intervalOf: (seed: number) => ScoreEstimate): number {
  let held = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { share, reach } = intervalOf(seed)
    if (Math.abs(share - truth) <= reach!) held++
  }
  return held / SEEDS
}

describe.each(SCANNERS)('the interval of a scanner, %s,', (file) => {
  let known: Known
  beforeAll(async () => {
    known = await fightAll(file)
  })

  const drawn = (seed: number, rounds: number) =>
    known.fights.map((fights, opponent) =>
      match(
        fights,
        placementSeedOf({ kind: 'drawn', seed }, [known.scanner.id, opponents[opponent]!.id]),
        rounds,
      ),
    )
  const shared = (seed: number, rounds: number) =>
    known.fights.map((fights) => match(fights, placementSeedOf({ kind: 'drawn', seed }, []), rounds))

  it.each([5, 20])('holds the true score with drawn places, %i rounds', (rounds) => {
    const held = coverage(known.truth, (seed) => estimateScore(drawn(seed, rounds).map(countsOf)))
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.98)
  })

  it.each([5, 20])('holds it with shared places, %i rounds', (rounds) => {
    const held = coverage(known.truth, (seed) => {
      const tally = createRoundTally()
      const matches = shared(seed, rounds)
      for (const outcome of matches) tally.add(outcome)
      return estimateFromRounds(tally.shares(), matches.map(countsOf))
    })
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.98)
  })

  it('would not, were shared places taken for fights that know nothing of each other', () => {
    expect(coverage(known.truth, (seed) => estimateScore(shared(seed, 20).map(countsOf)))).toBeLessThan(0.9)
  })
})
