import { isDerived, printValue, type OptionEntry } from './option-entry.js'

/** What the help says of an option's values: `default: 64, of a model 8; paper: 1`; empty for a switch. */
export function tellDefaults(entry: OptionEntry<unknown>): string {
  const { reads, ours, llm, fromScratch, paper, told } = entry
  if (told !== undefined) return told
  if (reads.kind === 'switch') return ''
  const print = (value: unknown) => printValue(entry, value)
  const usual = isDerived(ours) ? ours.text : print(ours)
  const others = new Map<string, string[]>()
  const tell = (who: string, value: unknown) => {
    const text = print(value)
    if (text !== usual) others.set(text, [...(others.get(text) ?? []), who])
  }
  if (llm !== undefined) tell('of a model', llm)
  if (isDerived(fromScratch)) others.set(fromScratch.text, ['from scratch'])
  else if (fromScratch !== undefined) tell('from scratch', fromScratch(ours))
  const listed = [...others].map(([text, who]) => `, ${who.join(' and ')} ${text}`).join('')
  if (listed === '' && usual === print(paper)) return `default and paper: ${usual}`
  return `default: ${usual}${listed}; paper: ${print(paper)}`
}
