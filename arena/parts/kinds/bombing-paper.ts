import { body } from '../part/index.js'
import { COPIES, copyingPairs } from './copying-pairs.js'
import { BOMBS, bombLine } from './bombs.js'

/**
 * Copies itself to three places; each process of a copy then throws two bombs, downwards from `high` and from
 * `low`, and ends on the bomb behind them.
 */
export const bombingPaper = body({
  name: 'bombing paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    ...COPIES,
    high: { kind: 'distance', least: 20 },
    low: { kind: 'distance', least: 20 },
    bomb: { kind: 'choice', of: BOMBS },
  }),
  processes: () => 9,
  code: (genes, room) => `
${copyingPairs(genes)}
        mov.i bomb, {${genes.high}
        mov.i bomb, {${genes.low}
bomb    ${bombLine(genes.bomb, room)}
`,
})
