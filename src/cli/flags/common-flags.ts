/** What several commands take, described once. */
import { Argument, Option } from 'commander'
import { wholeNumber } from './number-flags.js'

/** What loadNamed takes, in a word of help. */
export const NAMES =
  'files, folders, sets of the store, - for standard input, or 94nop, tiny or nano (come with drq)'

/** Warriors by what a user calls them, for loadNamed; `more` is said behind. */
export function warriorsArgument(
  name: '<warriors...>' | '[warriors...]' | '[names...]',
  more = '',
): Argument {
  return new Argument(name, NAMES + more)
}

/** Redcode as it lies in files. */
export function filesArgument(): Argument {
  return new Argument('<files...>', 'Redcode files, folders of them, or - for standard input')
}

/** Redcode in files and in archives. */
export function pathsArgument(): Argument {
  return new Argument(
    '<paths...>',
    'Redcode files, folders, .zip and .tar.gz archives, or - for standard input',
  )
}

export function roundsFlag(each: 'match' | 'pair', byDefault: number): Option {
  return new Option('-r, --rounds <n>', `rounds of each ${each}`)
    .argParser(wholeNumber(1, 100_000))
    .default(byDefault)
}

export function jsonFlag(what = 'all numbers'): Option {
  return new Option('--json', `print ${what} as JSON`)
}
