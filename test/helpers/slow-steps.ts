import type { BombStream, StepRating } from '../../arena/steps/index.js'

/** The measures as they are defined, by looking at every cell around every hit: slow, and a different way. */
export function rateSlowly(streams: readonly BombStream[], coreSize: number): Omit<StepRating, 'modulus'> {
  const isHit = new Array<boolean>(coreSize).fill(false)
  const wrap = (cell: number) => ((cell % coreSize) + coreSize) % coreSize
  const rating = { cells: 0, gapSum: 0, midpointSum: 0, freeSpaceSum: 0 }
  for (let loop = 0; loop < coreSize; loop++)
    for (const { increment, offset } of streams) {
      const cell = wrap(offset + loop * increment)
      if (isHit[cell]) continue
      if (rating.cells > 0) {
        let [up, down] = [1, 1]
        while (!isHit[wrap(cell + up)]) up++
        while (!isHit[wrap(cell - down)]) down++
        rating.gapSum += Math.min(up, down)
        rating.midpointSum += Math.abs(up - down) / 2
      }
      isHit[cell] = true
      rating.cells++
      let [longest, run] = [0, 0]
      for (let at = 1; at <= coreSize; at++) {
        run = isHit[wrap(cell + at)] ? 0 : run + 1
        longest = Math.max(longest, run)
      }
      rating.freeSpaceSum += longest
    }
  return { ...rating, midpointSum: Math.floor(rating.midpointSum) }
}
