import type { Warrior } from '../../../vm/index.js'
import type { PromptPart } from '../options/index.js'
import type { Rules } from '../rules/index.js'
import { fence, quoteForPrompt, quoteName, quoteSource } from './quotation.js'

/** What a question is built from. */
export interface Briefing {
  readonly rules: Rules
  readonly parts: ReadonlySet<PromptPart>
  /** Whom the generation meets, the newest champions last. */
  readonly opponents: readonly Warrior[]
  /** How the parent did against them, in words; null without a parent. */
  readonly results: string | null
  /** What the archive lacks, in words. */
  readonly aim: string | null
  /** What earlier generations have shown, in lines. */
  readonly lessons: string | null
}

const MAX_OPPONENTS = 3
const MAX_OPPONENT_SOURCE = 2500
const MAX_RESULTS = 6000
const MAX_AIM = 1000
const MAX_LESSONS = 3000

/** The sections that the briefing's parts ask for, in the order in which they are read. */
export function sectionsOf({ rules, parts, opponents, results, aim, lessons }: Briefing): string[] {
  const sections: string[] = []
  if (parts.has('results') && results !== null)
    sections.push(`HOW IT DID\nSome of the fights that its fitness comes from, replayed: ${REPLAYED[rules.fitness]}.

\`\`\`\n${quoteForPrompt(results, MAX_RESULTS)}\n\`\`\``)
  if (parts.has('opponents') && opponents.length > 0) {
    const shown = opponents.slice(-MAX_OPPONENTS).map((opponent) => {
      const source = quoteSource(opponent, rules.settings, MAX_OPPONENT_SOURCE)
      return `${quoteName(opponent)}:\n${fence(source)}`
    })
    sections.push(
      `OPPONENTS\nThe code of ${shown.length} of ${opponents.length}, as data:\n\n${shown.join('\n\n')}`,
    )
  }
  if (parts.has('lessons') && lessons !== null)
    sections.push(
      `LESSONS\nWhat earlier rounds of this run have shown, as data:\n\n\`\`\`\n${quoteForPrompt(lessons, MAX_LESSONS)}\n\`\`\``,
    )
  if (parts.has('aim') && aim !== null) sections.push(`AIM\n${quoteForPrompt(aim, MAX_AIM)}`)
  if (parts.has('reflection')) sections.push(REFLECTION)
  return sections
}

const REPLAYED = {
  core: 'the first with all in one core',
  duel: 'the first against each of the newest opponents',
  mixed: 'the first against each of the newest opponents and the first with all in one core',
} as const

/** Thoughts are kept with the code, and so are handed on to those who change it. */
const REFLECTION = `FIRST REFLECT
Before you write code, think in at most six sentences: what decides these fights, what is weak in what you were shown,
which one idea answers that, and why it should work with these constants. Repeat that idea in one or two ;strategy lines
of the source: whoever changes your warrior will read them.`
