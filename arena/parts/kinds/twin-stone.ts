import { body } from '../part/index.js'
import { BELOW } from './below.js'
import { longestFlight } from './flight.js'

/** Bombs two cells a fixed hop apart with every step: two bombs in four instructions. It begins where its own code comes last. */
export const twinStone = body({
  name: 'twin stone',
  kind: 'stone',
  isBooted: true,
  ends: true,
  domains: () => ({
    step: { kind: 'step', divisor: 4 },
    gap: { kind: 'near', least: 4, most: 8 },
    hop: { kind: 'distance', least: 5 },
    below: BELOW,
  }),
  processes: () => 1,
  code: ({ step, gap, hop, below }, room) => {
    const { first } = longestFlight(room, { step, marks: [0, hop], from: -5, to: -1 })
    return `
        org   spin
bomb    dat   >1, >1
        for   ${gap}
        dat   0, 0
        rof
spin    spl   #${step}, #${step}
        mov.i bomb, *aim
        mov.i bomb, @aim
        add.f spin, aim
        djn.f spin+1, <bomb-${below}
aim     dat   ${first}, ${first + hop}
`
  },
})
