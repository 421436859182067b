import { body } from '../part/index.js'
import { copyingPair, COPY } from './copying-pairs.js'

/**
 * Copies itself to two places, throws one or two rows of bombs, each the empty cell behind it, and goes on with the second
 * pair for ever: what that copies then is what lies behind it.
 */
export const silk = body({
  name: 'silk',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    first: COPY,
    second: COPY,
    bombs: { kind: 'count', least: 1, most: 3 },
    high: { kind: 'distance', least: 20 },
    middle: { kind: 'distance', least: 20 },
    low: { kind: 'distance', least: 20 },
    worn: { kind: 'distance', least: 20 },
  }),
  processes: ({ bombs }) => bombs + 5,
  code: ({ first, second, bombs, high, middle, low, worn }) => `
${copyingPair(first)}
tail    spl   @0, <${second}
        mov.i }-1, >-1
${[high, middle, low]
  .slice(0, bombs)
  .map((place) => `        mov.i last+1, {${place}`)
  .join('\n')}
last    jmp   tail, {${worn}
`,
})
