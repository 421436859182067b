import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Contestant, playContest } from '../../../arena/contest/index.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { PRESETS, type Batch } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { warrior } from '../../helpers/warrior.js'

// One that dies at once, and others that never do.
const dead = (index: number) => warrior(`Dead ${index}`, [`DAT.F #${index}, #0`])
const alive = (index: number) => warrior(`Alive ${index}`, [`JMP.B $0, $${index}`])

let store: Store
let matches: number
beforeEach(() => {
  store = openStore(':memory:')
  matches = 0
})
afterEach(() => {
  store.close()
})

function contest(contestants: readonly Contestant[], seeds: readonly number[]) {
  const inline = createInlineFights(createWasmEngine())
  const fights: typeof inline = {
    ...inline,
    run(batch: Batch, options) {
      matches += batch.matches.length
      return inline.run(batch, options)
    },
  }
  const rules = { settings: PRESETS.nano, rounds: 4, seeds }
  return playContest(contestants, rules, { store, fights, now: () => 0 })
}

describe('a contest', () => {
  it('judges by runs: those of one seed meet, and the interval is over the seeds', async () => {
    const { contests, totals, tournaments } = await contest(
      [
        { name: 'A', runs: [[alive(1), alive(2)], [alive(3), dead(1)], [alive(1)]] },
        { name: 'B', runs: [[dead(2)], [alive(4)], [dead(3), alive(5)]] },
      ],
      [5, 6, 7],
    )
    const shares = contests[0]![1]!.bySeed.map((result) => result!.share)
    // Two wins; a tie and a loss; a win and a tie.
    expect(shares).toEqual([1, 0.25, 0.75])
    expect(contests[0]![1]!.bySeed.map((result) => result!.points)).toEqual([300, 50, 200])
    expect(contests[1]![0]!.bySeed.map((result) => result!.share)).toEqual([0, 0.75, 0.25])
    const { share, ahead, behind } = totals[0]!
    expect([ahead, behind]).toEqual([2, 1])
    // 2/3 +- 4.3027 * 0.38188 / sqrt(3), cut at the ends.
    expect(share).toEqual({ mean: 2 / 3, interval: { low: 0, high: 1 } })
    expect(totals[1]!.share!.mean).toBeCloseTo(1 / 3)
    expect(tournaments).toEqual(['duel A v B, seed 5', 'duel A v B, seed 6', 'duel A v B, seed 7'])
    expect(store.tournaments.find('duel A v B, seed 7')).toMatchObject({ status: 'finished', matchCount: 3 })
    expect(matches).toBe(9)
  })

  it('fights nothing again that is stored', async () => {
    const contestants = [
      { name: 'A', runs: [[alive(1)], [alive(2)]] },
      { name: 'B', runs: [[dead(1)], [alive(3)]] },
    ]
    const first = await contest(contestants, [0, 1])
    expect(matches).toBe(2)
    expect(await contest(contestants, [0, 1])).toEqual(first)
    expect(matches).toBe(2)
  })

  it('has no interval of one seed, and takes a run that bred nothing for beaten', async () => {
    const { totals } = await contest(
      [
        { name: 'A', runs: [[alive(1)]] },
        { name: 'B', runs: [[]] },
        { name: 'C', runs: [[alive(2), alive(1)]] },
      ],
      [0],
    )
    // A beats B, and ties with the one of C that is not its own code.
    expect(totals.map(({ share }) => share)).toEqual([
      { mean: 0.75, interval: null },
      { mean: 0, interval: null },
      { mean: 0.75, interval: null },
    ])
    const nobody = await contest(
      [
        { name: 'A', runs: [[]] },
        { name: 'B', runs: [[]] },
      ],
      [0],
    )
    expect(nobody.totals.map(({ share }) => share)).toEqual([null, null])
    expect(nobody.tournaments).toEqual([])
  })
})
