import type { Proposal } from '../../arena/evolve/index.js'

/** The source that was proposed; fails where there is none. */
export function sourceOf(proposal: Proposal): string {
  if (!proposal.ok) throw new Error(`${proposal.code}: ${proposal.message}`)
  return proposal.source
}
