import type { MarsSettings } from '../../../vm/index.js'
import type { Axis } from './axis.js'

/** How an option's value is written on the command line, and what of it is possible. */
export type Reading = NumberReading | NameReading | SwitchReading | AxesReading

export interface NumberReading {
  readonly kind: 'number'
  readonly low: number
  readonly high: number
  readonly isWhole: boolean
  /** What null is called; absent where null is no value. */
  readonly none?: {
    readonly text: string
    /** The number that stands for it on the command line, where it can be typed: commander takes no null. */
    readonly typed?: number
  }
}

export interface NameReading {
  readonly kind: 'name'
  readonly names: readonly string[]
}

/** A flag that turns off what is usual, such as `--no-halving`, or on what is not, such as `--given-champions`. */
export interface SwitchReading {
  readonly kind: 'switch'
}

export interface AxesReading {
  readonly kind: 'axes'
}

/** Everything about one option of a run, in one place. */
export interface OptionEntry<Value> {
  /** As commander takes it. Options that share a flag are told once. */
  readonly flag: string
  /**
   * What stored runs and JSON call it, where that is another name. `drq` takes it as a flag too, which help does not
   * show.
   */
  readonly stored?: string
  /** The heading in the help. */
  readonly group: 'loop' | 'search'
  /** What it is, in the help, without its defaults. */
  readonly help: string
  readonly reads: Reading
  /** What the paper has (arXiv 2601.03335). */
  readonly paper: Value
  /** What the genetic proposer has, or how it follows from the settings, in code and in words. */
  readonly ours: Value | DerivedValue<Value>
  /** What the llm proposer has where that differs; absent as the genetic one. */
  readonly llm?: Value
  /** What the mixed proposer has where that differs; absent as the genetic one. */
  readonly mixed?: Value
  /** What a run from scratch has, by what its proposer has or by the settings; absent as that. */
  readonly fromScratch?: ((usual: Value) => Value) | DerivedValue<Value>
  /** What the help says of the defaults, where the values as such would say too much or something else. */
  readonly told?: string
}

export interface DerivedValue<Value> {
  readonly text: string
  readonly from: (settings: MarsSettings) => Value
}

export const isDerived = <Value, Other>(ours: Other | DerivedValue<Value>): ours is DerivedValue<Value> =>
  typeof ours === 'object' && ours !== null && 'from' in ours

/** A value as the help says it. */
export function printValue({ reads }: Pick<OptionEntry<unknown>, 'reads'>, value: unknown): string {
  if (value === null) return reads.kind === 'number' ? (reads.none?.text ?? 'none') : 'none'
  if (reads.kind === 'switch') return value === true ? 'yes' : 'no'
  if (reads.kind === 'axes') return (value as readonly Axis[]).map(({ name }) => name).join() || 'none'
  return `${value as string | number}`
}
