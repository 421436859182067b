import { body, ringSteps } from '../part/index.js'
import { BELOW } from './below.js'
import { SCAN, scanFlight } from './scan.js'

/**
 * Compares two cells in every five cycles and lays one SPL of a carpet meanwhile; where the cells differ, the carpet goes
 * on from there, and the scan never stops for it. Once the core has been looked through, a clear of DATs follows for ever.
 */
export const carpetScanner = body({
  name: 'carpet scanner',
  kind: 'scanner',
  isBooted: true,
  domains: () => ({
    ...SCAN,
    beyond: { kind: 'near', least: 1, most: 20 },
    below: BELOW,
    begin: { kind: 'distance', least: 450 },
  }),
  processes: () => 1,
  code: (genes, room) => {
    const { step, gap } = genes
    const { first, turns } = scanFlight(genes, { from: -5, to: 7 }, room)
    const behind = 13 + genes.beyond
    return `
        org   lay
claw    dat   0, #${genes.begin}
        dat   0, 0
kill    dat   <${ringSteps(room.coreSize)[0] ?? 1}, #${behind}
stun    spl   #1, #${behind}
lay     mov.i stun, >claw
eyes    seq.i ${first}, ${first + gap}
        mov.ab eyes, claw
        add.f stride, eyes
        djn.b lay, #${Math.max(1, turns)}
        spl   #0, 0
sweep   mov.i kill, >claw
        djn.f sweep, <claw-${behind + genes.below}
stride  dat   #${step}, #${step}
`
  },
})
