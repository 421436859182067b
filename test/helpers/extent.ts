const EXTENTS = ['few', 'most', 'all'] as const

/**
 * How much of what takes long the tests play, as DRQ_GOLDENS says: `few` where nothing is said, so that all tests end
 * in minutes; `most` in .ci/run, where an engine leaves out only the golden lines that take it too long; `all` leaves
 * out none, which takes hours.
 */
export const EXTENT = extentOf(process.env['DRQ_GOLDENS'] ?? 'few')

/** One value where few is asked for, another one for more. */
export const byExtent = <T>(few: T, most: T): T => (EXTENT === 'few' ? few : most)

/** How many random battles are played: as many as DRQ_FUZZ says, or by the extent. */
export const fuzzBattles = (few: number, most: number): number =>
  Number(process.env['DRQ_FUZZ'] ?? byExtent(few, most))

function extentOf(text: string): (typeof EXTENTS)[number] {
  const extent = EXTENTS.find((each) => each === text)
  if (extent === undefined) throw new RangeError(`DRQ_GOLDENS is ${EXTENTS.join(', ')}, not ${text}`)
  return extent
}
