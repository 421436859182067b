import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../arena/engines/index.js'
import { countResults, scoreMatch } from '../../../arena/matches/index.js'
import {
  assemble,
  fixedSeed,
  PRESETS,
  ROUND_HEADER,
  rowLength,
  WARRIOR_FIELDS,
  type MatchOutcome,
} from '../../../vm/index.js'
import { HUMAN_WARRIORS, humanGolden } from '../../helpers/human-warriors.js'
import { roundScore } from '../../../arena/score.js'

interface Melee {
  readonly rounds: number
  readonly scores: readonly number[]
  readonly results: readonly (readonly number[])[]
}

/** An outcome in which the given warriors survive each round. */
function outcomeOf(warriorCount: number, survivors: readonly (readonly number[])[]): MatchOutcome {
  const length = rowLength(warriorCount)
  const data = new Uint32Array(survivors.length * length)
  for (const [round, alive] of survivors.entries())
    for (let index = 0; index < warriorCount; index++)
      data[round * length + ROUND_HEADER + index * WARRIOR_FIELDS] = alive.includes(index) ? 0 : 17
  return { warriorCount, data }
}

/** Rounds that have these results: for each number of survivors, those with the most such rounds left survive first. */
function roundsOf({ rounds, results }: Melee): number[][] {
  const survivors: number[][] = []
  for (let count = 1; count <= results.length; count++) {
    const left = results.map((row) => row[count - 1]!)
    while (left.some((rest) => rest > 0)) {
      const alive = [...left.keys()].sort((x, y) => left[y]! - left[x]!).slice(0, count)
      for (const index of alive) left[index]!--
      survivors.push(alive)
    }
  }
  while (survivors.length < rounds) survivors.push([])
  return survivors
}

const melees = readFileSync(new URL('../../fixtures/melee-scores.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Melee)

describe('scores', () => {
  it('are those that pMARS 0.9.2 printed for 40 fights of 3 to 12 warriors', () => {
    expect(melees).toHaveLength(40)
    for (const melee of melees) {
      const outcome = outcomeOf(melee.results.length, roundsOf(melee))
      expect(countResults(outcome)).toEqual(melee.results)
      expect(scoreMatch(outcome).map(({ score }) => score)).toEqual(melee.scores)
    }
  })

  it('round down each round, not the sum', () => {
    expect(roundScore(10, 2)).toBe(49)
    expect(
      scoreMatch(
        outcomeOf(10, [
          [0, 1],
          [0, 1],
        ]),
      )[0]!.score,
    ).toBe(98)
  })

  it('are 3 a win and 1 a tie between two, as on a hill', () => {
    expect(scoreMatch(outcomeOf(2, [[0], [0, 1], [1], [0], []]))).toEqual([
      { wins: 2, ties: 1, losses: 2, score: 7 },
      { wins: 1, ties: 1, losses: 3, score: 4 },
    ])
  })

  it('of a warrior alone in the core are 0, as pMARS has it', () => {
    expect(scoreMatch(outcomeOf(1, [[0], []]))).toEqual([{ wins: 1, ties: 0, losses: 1, score: 0 }])
  })
})

interface HumanMelee extends Melee {
  readonly warriors: readonly string[]
  readonly seedF: number
}

const human = humanGolden('human-melee.jsonl.gz')

describe.skipIf(human === null || HUMAN_WARRIORS === null)('whole fights of human warriors', () => {
  it('score as under pMARS: every 20th of the 400 melees', { timeout: 300_000 }, async () => {
    const engine = await createEngine('wasm')
    const settings = PRESETS['94nop']
    for (let index = 0; index < human!.length; index += 20) {
      const { warriors, rounds, seedF, scores, results } = JSON.parse(human![index]!) as HumanMelee
      const programs = warriors.map((file) => {
        const source = readFileSync(join(HUMAN_WARRIORS!, file), 'latin1')
        return assemble(source, { settings, rounds, warriors: warriors.length }).warrior!
      })
      const seed = fixedSeed(seedF, settings)
      const [outcome] = await engine.run({
        settings,
        programs,
        matches: [{ warriors: [...programs.keys()], placement: { kind: 'seed', seed, rounds } }],
        stop: 'one-left',
      })
      expect(countResults(outcome!), `line ${index + 1}`).toEqual(results)
      expect(scoreMatch(outcome!).map(({ score }) => score)).toEqual(scores)
    }
  })
})
