import { body, ringSteps } from '../part/index.js'
import { COPIES, copyingPair, copyingPairs } from './copying-pairs.js'

/**
 * Copies itself to two or three places, and with its last pair a ring's step and one cell on: there the copies' processes
 * meet those of the paper as points of an imp ring of three, deep as the paper is long. It throws bombs through the
 * A-field of its imp, or none.
 */
export const impPaper = body({
  name: 'imp paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    ...COPIES,
    pairs: { kind: 'count', least: 2, most: 3 },
    bombs: { kind: 'count', least: 0, most: 1 },
    target: { kind: 'distance', least: 20 },
  }),
  processes: ({ pairs, bombs }) => 2 * pairs + bombs + 3,
  code: ({ pairs, bombs, target, ...copies }, { coreSize }) => {
    const ring = ringSteps(coreSize)[0] ?? 1
    return `
${copyingPairs(copies, pairs)}
${bombs === 1 ? `        mov.i imp+1, }imp` : ''}
${copyingPair(ring + 1)}
imp     mov.i #${target}, ${ring}
`
  },
})
