import { body, ringSteps } from '../part/index.js'
import { BELOW } from './below.js'
import { longestFlight } from './flight.js'

/**
 * Throws a JMP to its pit on every step: whoever runs into one goes on splitting processes there, and slows down. Before
 * it would bite itself it becomes a clear of DATs that ends with the pit, and goes on for ever.
 */
export const vampire = body({
  name: 'vampire',
  kind: 'vampire',
  isBooted: true,
  domains: () => ({
    step: { kind: 'step', divisor: 4 },
    beyond: { kind: 'near', least: 1, most: 20 },
    below: BELOW,
  }),
  processes: () => 1,
  code: ({ step, beyond, below }, room) => {
    const { first, turns } = longestFlight(room, { step, marks: [0], from: -13, to: 2 })
    const before = first - step
    const behind = 12 + beyond
    return `
        org   bite
pit     spl   #0, 0
        jmp   pit
        dat   0, 0
gate    dat   0, 0
        dat   0, 0
kill    dat   <${ringSteps(room.coreSize)[0] ?? 1}, #${behind}
bite    add.f teeth, fang
        mov.i fang, @fang
        djn.b bite, #${Math.max(1, turns)}
        spl   #0, 0
sweep   mov.i kill, >gate
        mov.i kill, >gate
        djn.f sweep, <pit-${behind + below}
fang    jmp   pit-${before}, ${before}
teeth   dat   #${-step}, #${step}
`
  },
})
