/** What the results of fights are worth: one place for the points that standings, hills, ratings and fitness count. */

/** Points of a round between two, as hills have it: a win is survived alone, a tie with the other, a loss not at all. */
export const POINTS = { win: 3, tie: 1, loss: 0 } as const

/** How a round ended for a warrior. */
export type RoundResult = keyof typeof POINTS

/** Points per 100 rounds between two that are all won: 300. */
export const MOST_POINTS = 100 * POINTS.win

/** Rounds of a warrior by how they ended. */
export interface RoundCounts {
  /** Rounds survived alone. */
  readonly wins: number
  /** Rounds survived with others. */
  readonly ties: number
  readonly losses: number
}

/** The rounds of one match, or of several, as one warrior sees them. */
export interface WarriorScore extends RoundCounts {
  /** pMARS's score over all rounds: see {@link roundScore}. */
  readonly score: number
}

/** What a warrior has that fought no round. */
export const NO_SCORE: WarriorScore = { wins: 0, ties: 0, losses: 0, score: 0 }

/** Rounds won, tied and lost against one opponent, one against one. */
export type PairScore = readonly [wins: number, ties: number, losses: number]

/** How a warrior did against several opponents, one against one. */
export interface FieldScore {
  /** Points per 100 rounds, 3 a win and 1 a tie, as mean over the opponents: 0 .. 300. */
  readonly score: number
  /** Opponents against whom it won more rounds than it lost. */
  readonly beaten: number
  /** Opponents against whom it won as many as it lost. */
  readonly tied: number
  /** Opponents met. */
  readonly opponents: number
}

/** How a warrior did against several opponents, and how well that is known. */
export interface FieldEstimate extends FieldScore {
  /** Standard error of the score. */
  readonly error: number
}

/** How many rounds were counted. */
export const countedRounds = ({ wins, ties, losses }: RoundCounts): number => wins + ties + losses

/** Points of rounds between two: 3 a win, 1 a tie. */
export const pointsOf = ({ wins, ties }: Pick<RoundCounts, 'wins' | 'ties'>): number =>
  POINTS.win * wins + POINTS.tie * ties

/** A score by its rounds, as hills print it: per 100 of them, and 0 before the first. */
export const perHundred = (score: number, rounds: number): number =>
  rounds === 0 ? 0 : (100 * score) / rounds

/** Rounds won by all that were counted, 0 .. 1; 0 before the first. */
export const winShareOf = (counts: RoundCounts): number => counts.wins / Math.max(1, countedRounds(counts))

const TIE_SHARE = POINTS.tie / POINTS.win

/** Share of the points that were to be had in rounds between two, 0 .. 1; NaN of no rounds. */
export const scoreShareOf = (counts: RoundCounts): number =>
  (counts.wins + TIE_SHARE * counts.ties) / countedRounds(counts)

/**
 * pMARS's default score of one round for each of `survivors` among `warriorCount`: (W*W-1)/S, rounded down. Between two it is
 * 3 for who survives alone and 1 for both.
 */
export function roundScore(warriorCount: number, survivors: number): number {
  return Math.floor((warriorCount * warriorCount - 1) / survivors)
}

/** The rounds of two series, added up. */
export function addCounts(x: RoundCounts, y: RoundCounts): RoundCounts {
  return { wins: x.wins + y.wins, ties: x.ties + y.ties, losses: x.losses + y.losses }
}

/** The rounds and scores of two series, added up. */
export function addScores(x: WarriorScore, y: WarriorScore): WarriorScore {
  return { ...addCounts(x, y), score: x.score + y.score }
}
