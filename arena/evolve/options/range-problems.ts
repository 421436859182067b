import type { NumberReading } from './option-entry.js'

/** What is wrong with an option's number, in words, for {@link optionProblems}; none where it is in its range. */
export function rangeProblems(
  name: string,
  { low, high, isWhole }: Pick<NumberReading, 'low' | 'high' | 'isWhole'>,
  value: number,
): string[] {
  if (value >= low && value <= high && (!isWhole || Number.isInteger(value))) return []
  return [`${name} is ${value}; it must be a ${isWhole ? 'whole ' : ''}number from ${low} to ${high}`]
}
