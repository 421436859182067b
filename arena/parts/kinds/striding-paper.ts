import { body } from '../part/index.js'
import { COPIES, copyingPairs } from './copying-pairs.js'

/**
 * Copies itself to three places; the processes of each copy then are a stone: side by side they lay a row of cells that
 * do no harm to who walks over them, each takes the target a step farther, and so on.
 */
export const stridingPaper = body({
  name: 'striding paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    ...COPIES,
    step: { kind: 'step', divisor: 1 },
    target: { kind: 'distance', least: 20 },
  }),
  processes: () => 9,
  code: (genes) => `
${copyingPairs(genes)}
stride  mov.i #1, <turn
        add.ab #${genes.step}, turn
turn    djn.b stride, #${genes.target}
`,
})
