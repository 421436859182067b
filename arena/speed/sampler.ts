/** One who is measured, a sample at a time. */
export interface Player<T> {
  /** Samples to take, >= 1. */
  readonly samples: number
  readonly sample: (turn: number) => Promise<T>
}

/**
 * Takes the samples of all players in turn, every other turn in reverse order, so that what disturbs the machine
 * disturbs all of them alike. The answer has each player's samples by turn.
 */
export async function sampleInTurn<T>(
  players: readonly Player<T>[],
  onTurn?: (turn: number, turns: number) => void,
): Promise<T[][]> {
  const taken = players.map((): T[] => [])
  const turns = Math.max(0, ...players.map(({ samples }) => samples))
  for (let turn = 0; turn < turns; turn++) {
    onTurn?.(turn, turns)
    const order = [...players.keys()].filter((index) => turn < players[index]!.samples)
    if (turn % 2 === 1) order.reverse()
    for (const index of order) taken[index]!.push(await players[index]!.sample(turn))
  }
  return taken
}
