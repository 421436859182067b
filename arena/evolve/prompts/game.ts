import type { Rules } from '../rules/index.js'
import { POINTS } from '../../score.js'

/**
 * What scores, in words: the rules of the fights as the run has them, whatever else a question carries. A generation is
 * called a round there, as in the paper: stored and recorded replies belong to the question word for word.
 */
export function gameOf(rules: Rules): string {
  const { fitness } = rules
  const paragraphs = [
    ...(fitness === 'mixed' ? ['The fitness is the mean of two numbers, one from each kind of fight.'] : []),
    ...(fitness === 'core' ? [] : [duelsOf(rules)]),
    ...(fitness === 'duel' ? [] : [meleesOf(rules)]),
    ...selectionOf(rules),
    ...memoryOf(rules),
  ]
  return `THE GAME\n${paragraphs.join('\n')}\n`
}

/** What a warrior is judged by, in a sentence for the task itself. */
export function goalOf({ fitness }: Rules): string {
  const points = `${POINTS.win} points for a win and ${POINTS.tie} for a tie`
  const living = 'in every cycle in which it is alive, and the more the fewer others are'
  return {
    core: `It fights all its opponents at once in one core and scores ${living}: survive first, then kill.`,
    duel: `It fights its opponents one against one, with ${points}: survive, but who kills nobody has a third of the points.`,
    mixed: `It fights its opponents one against one, with ${points}, and all of them at once in one core, where it scores ${living}.`,
  }[fitness]
}

function duelsOf(rules: Rules): string {
  const { simulations, fitness } = rules
  const sentences = [
    `ONE AGAINST ONE: your warrior meets ${opponentsOf(rules)}, only one of them in the core at a time.`,
    `Against each it has ${counted(simulations, 'fight')}, from other places each time.`,
    `A fight ends as soon as one of the two is dead, and else after ${lengthsOf(rules)}.`,
    `A win is ${POINTS.win} points, a tie (both alive at the end) ${POINTS.tie}, a loss ${POINTS.loss}.`,
    `${fitness === 'mixed' ? 'The first number' : 'The fitness'} is the mean of all these fights, from ${POINTS.loss} to ${POINTS.win}${rules.isWeighted ? ', some opponents counting more than others' : ''}.`,
  ]
  return sentences.join(' ')
}

/** `20000 cycles with 6 of the opponents and 80000 cycles with the other 7, drawn anew in each round of the run`. */
function lengthsOf({ horizon, full, opponents }: Rules): string {
  const short = opponents.given + opponents.champions - opponents.full
  if (opponents.full === 0) return `${horizon} cycles`
  if (short === 0) return `${full.maxCycles} cycles`
  return `${horizon} cycles with ${short} of the opponents and ${full.maxCycles} cycles with the other ${opponents.full}, drawn anew in each round of the run`
}

function meleesOf(rules: Rules): string {
  const { simulations, horizon, fitness, opponents } = rules
  const all = 1 + opponents.given + opponents.champions
  const sentences = [
    `ALL IN ONE CORE: your warrior and ${opponentsOf(rules)} are in the core at the same time, N = ${all} warriors.`,
    `They have ${counted(simulations, 'fight')}, from other places each time.`,
    `A fight has T = ${horizon} cycles; it goes on when only one is left and ends early only when all are dead.`,
    'In each cycle in which your warrior is alive it gets N / T divided by the number of warriors alive in that cycle:',
    `1 in all where everybody lives to the end, at most ${all} where all others die at once, little where it dies early.`,
    `${fitness === 'mixed' ? 'The second number' : 'The fitness'} is the mean of these fights.`,
  ]
  return sentences.join(' ')
}

/** `13 opponents that the run began with and 3 champions of earlier rounds`. */
function opponentsOf({ opponents: { given, champions } }: Rules): string {
  const began = `${counted(given, 'opponent')} that the run began with`
  return champions === 0 ? began : `${began} and ${counted(champions, 'champion')} of earlier rounds`
}

/** Who gets all these fights, and who more. */
function selectionOf({ halving, finalists, simulations, horizon, full, hasJudges }: Rules): string[] {
  const whom = hasJudges ? ' against warriors that are not among these opponents,' : ''
  const lengths = hasJudges && horizon < full.maxCycles ? `, for up to ${full.maxCycles} cycles` : ''
  const isGivenUp = halving && simulations > 1
  return [
    ...(isGivenUp ? ['A warrior that falls behind in its first fights may get no more of them.'] : []),
    ...(finalists < 2
      ? []
      : [
          `The ${finalists} best of a round fight again${whom} from other places${lengths}; the best is its champion.`,
        ]),
  ]
}

/** What lasts from fight to fight. */
function memoryOf({ settings, pSpace, fitness, opponents: { learners } }: Rules): string[] {
  if (settings.standard === '88') return []
  const others = learners === 0 ? '' : ` ${counted(learners, 'opponent')} can use it.`
  if (!pSpace) return [`P-SPACE is not allowed: a warrior with LDP or STP is refused.${others}`]
  const series = {
    core: 'the fights in one core',
    duel: 'the fights against one opponent',
    mixed: 'the fights against one opponent, or the fights in one core',
  }[fitness]
  const sentences = [
    `P-SPACE is allowed: a warrior has ${settings.pSpaceSize} cells outside the core, for LDP and STP.`,
    `They last from fight to fight of a series (${series}, one after the other) and are 0 before its first.`,
    `Only cell 0 is set before each fight: ${settings.coreSize - 1} before the first,`,
    `then 0 if the warrior was dead at the end of the fight before, else the number of warriors then alive.${others}`,
  ]
  return [sentences.join(' ')]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
