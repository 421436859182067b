import { body } from '../part/index.js'
import { COPIES, copyingPairs } from './copying-pairs.js'

/**
 * Copies itself to two or three places; the processes of each copy then lay a clear that falls from `height` cells above
 * down to the copy, and on over it. What it lays does no harm to who walks over it.
 */
export const fallingPaper = body({
  name: 'falling paper',
  kind: 'paper',
  isBooted: true,
  domains: ({ coreSize }) => ({
    ...COPIES,
    pairs: { kind: 'count', least: 2, most: 3 },
    height: { kind: 'count', least: Math.ceil(coreSize / 40), most: Math.floor((2 * coreSize) / 5) },
  }),
  processes: ({ pairs }) => 2 * pairs + 2,
  code: (genes) => `
${copyingPairs(genes, genes.pairs)}
fall    mov.i #1, <1
        djn.b fall, #${genes.height}
`,
})
