import { body, ringSteps } from '../part/index.js'
import { SWEEP, sweepOf } from './sweep.js'

/**
 * Compares two cells in every five cycles and lays one SPL of a carpet meanwhile; where the cells differ, the carpet goes
 * on from there, and the scan never stops for it. Once the core has been looked through, a clear of DATs follows for ever.
 */
export const carpetScanner = body({
  name: 'carpet scanner',
  kind: 'scanner',
  isBooted: false,
  domains: () => ({
    ...SWEEP,
    beyond: { kind: 'near', least: 1, most: 20 },
    worn: { kind: 'distance', least: 100 },
  }),
  processes: () => 1,
  code: (genes, room) => {
    const { step, gap, first, turns } = sweepOf(genes, room)
    const behind = 13 + genes.beyond
    return `
        org   lay
claw    dat   0, #${first + 5}
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
        djn.f sweep, <${genes.worn}
stride  dat   #${step}, #${step}
`
  },
})
