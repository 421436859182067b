import { body } from '../part/index.js'
import { longestFlight } from './flight.js'

/** Bombs on every step, more processes with every turn, in five lines; it begins where its own code comes last. */
export const shortStone = body({
  name: 'short stone',
  kind: 'stone',
  isBooted: true,
  ends: true,
  domains: () => ({ step: { kind: 'step', divisor: 1 }, worn: { kind: 'distance', least: 5 } }),
  processes: () => 1,
  code: ({ step, worn }, room) => `
spin    spl   #0, <${worn}
throw   mov.i bomb, @aim
        add.ab #${step}, aim
aim     jmp   throw, #${longestFlight(room, { step, marks: [0], from: -3, to: 0 }).first}
bomb    dat   >-3, >1
`,
})
