import type { Batch, Engine, MatchOutcome, RunOptions } from '../../vm/index.js'

interface Waiting {
  readonly batch: Batch
  readonly options: RunOptions
  readonly resolve: (outcomes: MatchOutcome[]) => void
  readonly reject: (error: unknown) => void
}

/** An engine that plays as one batch what it is asked for at the same time under the same settings. */
export function gathered(engine: Engine): Engine {
  let waiting: Waiting[] = []
  let isPlaying = false
  const play = async () => {
    isPlaying = true
    do {
      // Until all have asked who are going to.
      await new Promise((resolve) => setImmediate(resolve))
      const groups = new Map<string, Waiting[]>()
      for (const one of waiting) {
        const { settings, stop, coverage } = one.batch
        const key = JSON.stringify([settings, stop, coverage])
        groups.set(key, [...(groups.get(key) ?? []), one])
      }
      waiting = []
      for (const group of groups.values())
        await playGroup(engine, group).catch((error: unknown) => {
          for (const { reject } of group) reject(error)
        })
      await new Promise((resolve) => setImmediate(resolve))
    } while (waiting.length > 0)
    isPlaying = false
  }
  return {
    ...engine,
    run: (batch, options = {}) =>
      new Promise((resolve, reject) => {
        const judged = engine.judge(batch)
        if (!judged.ok) {
          reject(new RangeError(judged.message))
          return
        }
        waiting.push({ batch, options, resolve, reject })
        if (!isPlaying) void play()
      }),
  }
}

async function playGroup(engine: Engine, group: readonly Waiting[]): Promise<void> {
  const programs = group.flatMap(({ batch }) => batch.programs)
  let before = 0
  const parts = group.map((one) => {
    const first = before
    before += one.batch.programs.length
    const matches = one.batch.matches.map((match) => {
      return { ...match, warriors: match.warriors.map((index) => first + index) }
    })
    return { one, matches }
  })
  const origins = parts.flatMap(({ one, matches }) => matches.map((_, match) => ({ one, match })))
  const outcomes = await engine.run(
    { ...group[0]!.batch, programs, matches: parts.flatMap(({ matches }) => matches) },
    {
      onRound: (index, round, state) => {
        const { one, match } = origins[index]!
        one.options.onRound?.(match, round, state)
      },
    },
  )
  for (const { one, matches } of parts) one.resolve(outcomes.splice(0, matches.length))
}
