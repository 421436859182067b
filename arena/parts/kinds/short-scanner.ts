import { body } from '../part/index.js'
import { longestFlight } from './flight.js'

/**
 * Compares one cell with an empty one in every three cycles and wears down another place meanwhile; where it is not empty
 * a clear begins that never turns back.
 */
export const shortScanner = body({
  name: 'short scanner',
  kind: 'scanner',
  isBooted: true,
  ends: true,
  domains: () => ({
    step: { kind: 'step', divisor: 1 },
    empty: { kind: 'near', least: 1, most: 3 },
    worn: { kind: 'distance', least: 5 },
  }),
  processes: () => 1,
  code: ({ step, empty, worn }, room) => `
look    add.ab #${step}, eye
eye     sne.i eye+${3 + empty}, ${longestFlight(room, { step, marks: [0], from: -1, to: 3 }).first - step}
        djn.f look, <${worn}
        mov.i eye+${3 + empty}, >eye
        jmp   eye+2
`,
})
