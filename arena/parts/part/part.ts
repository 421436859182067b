import type { Domains, Genes, Room } from './domain.js'

/** What a warrior's part is by its way of fighting; the composition of a warrior is the list of its bodies' kinds. */
export const BODY_KINDS = ['paper', 'stone', 'imp', 'clear', 'scanner', 'vampire'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

interface Part<D extends Domains> {
  /** A word or a few, unlike those of all other parts: `silk`, `table scan`. It is stored with warriors: it stays. */
  readonly name: string
  /** What may vary, for this core. */
  readonly domains: (room: Room) => D
  /**
   * Redcode of the part, ICWS'94, written for the place where it runs: labels, `org LABEL` for its entry, no `end`
   * needed. A cell that is exactly `dat 0, 0` is left out of the source and is not copied: it is a gap, so that a bomb may
   * lie some cells away from its code.
   */
  readonly code: (genes: Genes<D>, room: Room) => string
}

/** A part that fights until the end. */
export interface Body<D extends Domains = Domains> extends Part<D> {
  readonly kind: BodyKind
  /** Processes that must enter at the entry one behind the other, 1 .. 12: a paper of 6 lines takes 6. */
  readonly processes: (genes: Genes<D>, room: Room) => number
  /** Whether it works from a copy far away from the warrior; else it stays where it was loaded. */
  readonly isBooted: boolean
  /** Whether its last process ends on purpose, as that of a bombing paper: it then does not live alone. */
  readonly ends?: boolean
}

/**
 * A part that runs first, with one process, and then lets the others start: it goes on at the label `go`, which the layout
 * puts behind its last line, whether it found somebody or not. Its places must be clear of the warrior's own code, which
 * reaches from its first line over `room.maxLength` cells.
 */
export type Opening<D extends Domains = Domains> = Part<D>

/** Keeps the names of a part's constants for its functions, and forgets them for the table of parts. */
export const body = <const D extends Domains>(part: Body<D>): Body => part
export const opening = <const D extends Domains>(part: Opening<D>): Opening => part
