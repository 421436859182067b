/** Who takes part in a duel of proposers. */
import { InvalidArgumentError } from 'commander'
import type { EvolveFlags } from './evolve-flags.js'

const MOST = 20

/** `A,B`, added to those given before. */
export function parseContestants(text: string, before: readonly string[] | undefined): readonly string[] {
  const names = [...(before ?? []), ...text.split(',').map((name) => name.trim())]
  if (names.includes('')) throw new InvalidArgumentError('A name is missing.')
  if (new Set(names).size < names.length) throw new InvalidArgumentError('A name stands in it twice.')
  if (names.length > MOST) throw new InvalidArgumentError(`At most ${MOST} contestants are possible.`)
  return names
}

/** The flags under which each of them evolves: they differ in the proposer alone. */
export function contestantsFrom(
  names: readonly string[],
  flags: EvolveFlags,
): { readonly name: string; readonly flags: EvolveFlags }[] {
  return names.map((name) => ({
    name,
    flags:
      name === 'genetic' ? { ...flags, proposer: 'genetic' } : { ...flags, proposer: 'llm', model: [name] },
  }))
}
