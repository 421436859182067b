import { body } from '../part/index.js'
import { longestFlight } from './flight.js'

/**
 * Bombs on every step, and as far beyond it as the bomb's A-field says; before it would hit itself, a clear runs over the
 * stone and then round the core, every other cell a DAT, for ever.
 */
export const clearingStone = body({
  name: 'clearing stone',
  kind: 'stone',
  isBooted: true,
  domains: () => ({
    step: { kind: 'step', divisor: 5 },
    gap: { kind: 'near', least: 4, most: 8 },
    hop: { kind: 'distance', least: 5 },
  }),
  processes: () => 1,
  code: ({ step, gap, hop }, room) => {
    const { first, turns } = longestFlight(room, { step, marks: [0, hop], from: -7 - gap, to: 2 })
    return `
        org   spin
bomb    dat   $${hop}, >${gap + 4}
        for   ${gap}
        dat   0, 0
        rof
clear   mov.i kill, >bomb
        djn.f clear, >bomb
kill    dat   <1, ${gap + 12}
spin    spl   #0, #0
        mov.i bomb, @aim
        add.ab #${step}, aim
aim     mov.i bomb, }${first}
        djn.b spin+1, #${Math.max(1, turns - rest(turns))}
        jmp   clear
`
  },
})

/** Steps that the stone's processes, one more with every turn of five instructions, still take until all have ended. */
const rest = (turns: number): number => Math.ceil(Math.sqrt(10 * turns)) + 10
