import { body } from '../part/index.js'
import { longestFlight } from './flight.js'

/**
 * Bombs on every step, and as far beyond it as the bomb's A-field says: two bombs in five instructions. It begins where
 * its own code comes last, so that it hits itself late.
 */
export const stone = body({
  name: 'stone',
  kind: 'stone',
  isBooted: true,
  ends: true,
  domains: () => ({
    step: { kind: 'step', divisor: 4 },
    gap: { kind: 'near', least: 4, most: 8 },
    hop: { kind: 'distance', least: 5 },
  }),
  processes: () => 1,
  code: ({ step, gap, hop }, room) => `
        org   spin
bomb    dat   $${hop}, >1
        for   ${gap}
        dat   0, 0
        rof
spin    spl   #0, #0
        mov.i bomb, @aim
        add.ab #${step}, aim
aim     mov.i bomb, }${longestFlight(room, { step, marks: [0, hop], from: -3, to: 1 }).first}
        djn.f spin+1, <bomb-${gap + 10}
`,
})
