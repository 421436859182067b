import { body } from '../part/index.js'
import { BOMBS, bombLine } from './bombs.js'
import { copyingPair, COPY } from './copying-pairs.js'

/**
 * Copies itself once or twice; each process of a copy then throws a bomb or two, writes one line of another copy from
 * the last line back to the first, and enters that one.
 */
export const turningPaper = body({
  name: 'turning paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    pairs: { kind: 'count', least: 1, most: 2 },
    first: COPY,
    second: COPY,
    last: COPY,
    bombs: { kind: 'count', least: 1, most: 2 },
    high: { kind: 'distance', least: 20 },
    low: { kind: 'distance', least: 20 },
    bomb: { kind: 'choice', of: BOMBS },
  }),
  processes: lines,
  code: (genes, room) => `
${[genes.first, genes.second]
  .slice(0, genes.pairs - 1)
  .map(copyingPair)
  .join('\n')}
pair    spl   @0, <${genes.second}
        mov.i }-1, >-1
        mov.i bomb, {${genes.high}
${genes.bombs === 2 ? `        mov.i bomb, {${genes.low}` : ''}
        mov.i {pair, <1
        djn.f @0, <${genes.last + lines(genes)}
bomb    ${bombLine(genes.bomb, room)}
`,
})

function lines({ pairs, bombs }: { readonly pairs: number; readonly bombs: number }): number {
  return 2 * pairs + bombs + 3
}
