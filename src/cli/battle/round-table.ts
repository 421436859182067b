import { printTable } from '../../text/text.js'
import type { BattleReport } from './battle-report.js'

/** What became of each warrior in each round, in lines of a table. */
export function printRounds({ warriors, rounds }: BattleReport): string {
  const rows = rounds.flatMap(({ cycles, first, winner, warriors: fates }, round) =>
    fates.map(({ position, deathCycle, processes, spawned, covered }, index) => [
      index === 0 ? round + 1 : '',
      index === 0 ? cycles : '',
      warriors[index]!.name,
      position,
      index === first ? 'first' : '',
      deathCycle === 0 ? (index === winner ? 'won' : 'alive') : `died at ${deathCycle}`,
      processes,
      spawned,
      covered,
    ]),
  )
  return printTable(
    [
      { title: 'round', align: 'right' },
      { title: 'cycles', align: 'right' },
      { title: 'warrior', maxWidth: 30 },
      { title: 'at', align: 'right' },
      { title: '' },
      { title: 'fate' },
      { title: 'processes', align: 'right' },
      { title: 'spawned', align: 'right' },
      { title: 'covered', align: 'right' },
    ],
    rows,
  )
}
