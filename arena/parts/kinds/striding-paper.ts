import { body } from '../part/index.js'
import { copyingPairs, pairLines, PAIRS } from './copying-pairs.js'

/**
 * Copies itself to two or three places; the processes of each copy then are a stone: all of them bomb one cell with the
 * empty one behind the copy, and each takes the target a step farther.
 */
export const stridingPaper = body({
  name: 'striding paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    ...PAIRS,
    step: { kind: 'step', divisor: 1 },
    target: { kind: 'distance', least: 20 },
  }),
  processes: (genes) => pairLines(genes) + 3,
  code: (genes) => `
${copyingPairs(genes)}
stride  mov.i stride+3, ${genes.target}
        add.ab #${genes.step}, stride
        jmp   stride
`,
})
