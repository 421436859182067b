import { InvalidArgumentError } from 'commander'
import type { SetMember, Store } from '../../../arena/store/index.js'
import { PRESET_NAMES } from '../../../vm/index.js'
import { UsageError } from '../process/exit.js'

/** A parser for commander's options that takes the name of a new set. */
export function newSetName(text: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}$/u.test(text))
    throw new InvalidArgumentError(
      'It must be letters, digits and . _ + - only, 64 at most, and begin with a letter or digit.',
    )
  if ((PRESET_NAMES as readonly string[]).includes(text))
    throw new InvalidArgumentError('It is the name of a preset.')
  return text
}

/** Members of a set by name. Throws a UsageError when there is none. */
export function membersOf(set: string, store: Store): SetMember[] {
  const members = store.sets.members(set)
  if (members !== null) return members
  const sets = store.sets.list().map(({ name }) => name)
  throw new UsageError(
    `there is no set ${set}`,
    sets.length === 0 ? 'drq warriors add PATH --set NAME makes one.' : `The sets are ${sets.join(', ')}.`,
  )
}
