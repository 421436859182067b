import { body, ringSteps } from '../part/index.js'
import { BELOW } from './below.js'
import { longestFlight } from './flight.js'

/**
 * Bombs two cells a hop apart with SPLs on every step, two in four cycles; before it would hit itself it becomes a clear
 * of DATs, which goes on for ever.
 */
export const stunningStone = body({
  name: 'stunning stone',
  kind: 'stone',
  isBooted: true,
  domains: () => ({
    step: { kind: 'step', divisor: 5 },
    hop: { kind: 'distance', least: 15 },
    beyond: { kind: 'near', least: 1, most: 20 },
    below: BELOW,
  }),
  processes: () => 1,
  code: ({ step, hop, beyond, below }, room) => {
    const { first, turns } = longestFlight(room, { step, marks: [0, hop], from: -12, to: 1 })
    const behind = 14 + beyond
    return `
        org   throw
gate    dat   0, #${behind}
        dat   0, 0
kill    dat   <${ringSteps(room.coreSize)[0] ?? 1}, #${behind}
stun    spl   #1, #${behind}
throw   mov.i stun, @aim
        mov.i stun, *aim
        add.f stride, aim
        djn.b throw, #${Math.max(1, turns)}
        spl   #0, 0
sweep   mov.i kill, >gate
        mov.i kill, >gate
        djn.f sweep, <gate-${behind + below}
aim     dat   #${first + hop}, #${first}
stride  dat   #${step}, #${step}
`
  },
})
