import { PRESETS, usesPSpace, type Batch, type Match } from '../../vm/index.js'
import { warrior, zoo } from './warrior.js'

/** All pairs of so many warriors, each with itself too. */
export function pairs(count: number, rounds: number): Match[] {
  const matches: Match[] = []
  for (let first = 0; first < count; first++)
    for (let second = first; second < count; second++)
      matches.push({ warriors: [first, second], placement: { kind: 'seed', seed: 4321, rounds } })
  return matches
}

/** Counts its rounds in P-space, and dies in every other one. */
export const counter = (pin: number | null) =>
  warrior(
    'counter',
    [
      'LDP.AB #1, $5',
      'ADD.AB #1, $4',
      'STP.B $3, #1',
      'MOD.AB #2, $2',
      'JMN.B $2, $1',
      'JMP.A $0, $0',
      'DAT.F $0, $0',
    ],
    0,
    pin,
  )

/** Pairs, many warriors, P-space of their own and shared, explicit placements. */
export const mixedBatch: Batch = {
  settings: { ...PRESETS.tiny, maxCycles: 2000 },
  programs: [...zoo, counter(null), counter(7)],
  matches: [
    ...pairs(zoo.length + 2, 6),
    { warriors: [4, 0, 2, 1, 1], placement: { kind: 'seed', seed: 99, rounds: 4 } },
    { warriors: [7, 0, 7, 6, 1], placement: { kind: 'seed', seed: 98, rounds: 5 } },
    { warriors: [5, 3], placement: { kind: 'explicit', rounds: [{ positions: [0, 400], first: 1 }] } },
    {
      warriors: [7, 2, 7],
      placement: {
        kind: 'explicit',
        rounds: [0, 1, 2, 1].map((first) => ({ positions: [first, 300, 600], first })),
      },
    },
  ],
  stop: 'none-left',
}

/** Indices of the matches without P-space. */
export const withoutPSpace = ({ programs, matches }: Batch): number[] =>
  [...matches.keys()].filter((match) =>
    matches[match]!.warriors.every((index) => !usesPSpace(programs[index]!)),
  )
