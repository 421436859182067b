import { body } from '../part/index.js'
import { BELOW } from './below.js'
import { SCAN, scanFlight } from './scan.js'

/**
 * Compares two cells in every three cycles until they differ, or the core has been looked through; then clears the core
 * from just below, first with SPLs, and from there on with DATs for ever.
 */
export const oneShotScanner = body({
  name: 'one-shot scanner',
  kind: 'scanner',
  isBooted: true,
  domains: ({ coreSize }) => ({
    ...SCAN,
    before: { kind: 'near', least: 0, most: 20 },
    beyond: { kind: 'near', least: 1, most: 20 },
    stuns: { kind: 'count', least: Math.ceil(coreSize / 16), most: coreSize },
    below: BELOW,
  }),
  processes: () => 1,
  code: (genes, room) => {
    const { step, gap } = genes
    const { first, turns } = scanFlight(genes, { from: -5, to: 11 }, room)
    const behind = 17 + genes.beyond
    return `
        org   look
point   dat   0, 0
        dat   0, 0
kill    dat   <1, #${behind}
stun    spl   #1, #${behind}
look    add.f stride, eye
eye     sne.i ${first - step}, ${first + gap - step}
        djn.b look, #${Math.max(1, turns)}
        mov.ab eye, point
        add.ab #eye-point-${genes.before}, point
lay     mov.i stun, >point
        mov.i stun, >point
        djn.b lay, #${genes.stuns}
        spl   #0, 0
sweep   mov.i kill, >point
        mov.i kill, >point
        djn.f sweep, <point-${behind + genes.below}
stride  dat   #${step}, #${step}
`
  },
})
