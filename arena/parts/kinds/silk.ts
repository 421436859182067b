import { body } from '../part/index.js'
import { COPIES, copyingPair, copyingPairs } from './copying-pairs.js'

/**
 * Copies itself to two or three places, throws up to three rows of bombs, each the empty cell behind it, and goes on with the last
 * pair for ever: what that copies then is what lies behind it.
 */
export const silk = body({
  name: 'silk',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    ...COPIES,
    pairs: { kind: 'count', least: 2, most: 3 },
    bombs: { kind: 'count', least: 1, most: 3 },
    high: { kind: 'distance', least: 20 },
    middle: { kind: 'distance', least: 20 },
    low: { kind: 'distance', least: 20 },
    worn: { kind: 'distance', least: 20 },
  }),
  processes: ({ pairs, bombs }) => 2 * pairs + bombs + 1,
  code: ({ pairs, bombs, high, middle, low, worn, ...copies }) => `
${copyingPairs(copies, pairs - 1)}
tail
${copyingPair(copies.third)}
${[high, middle, low]
  .slice(0, bombs)
  .map((place) => `        mov.i last+1, {${place}`)
  .join('\n')}
last    jmp   tail, {${worn}
`,
})
