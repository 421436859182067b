import { ringSteps, type Room } from '../part/index.js'

/** Kinds of bombs that {@link bombLine} knows. */
export const BOMBS = 3

/** A DAT: the plain one, one that decrements where an imp of a ring stands next, one that moves its points on. */
export function bombLine(choice: number, { coreSize }: Room): string {
  const ring = ringSteps(coreSize)[0] ?? 1
  return [`dat   1, 1`, `dat   <${ring}, <${2 * ring}`, `dat   >${2 * ring}, >${ring}`][choice]!
}
