import { body } from '../part/index.js'

/** Bombs on every step with a DAT that lies some cells before it, until it hits its own SPL or is hit. */
export const stone = body({
  name: 'stone',
  kind: 'stone',
  isBooted: true,
  domains: () => ({
    step: { kind: 'step', divisor: 4 },
    gap: { kind: 'near', least: 4, most: 8 },
    hop: { kind: 'distance', least: 5 },
  }),
  processes: () => 1,
  code: ({ step, gap, hop }) => `
        org   spin
bomb    dat   $${hop}, >1
        for   ${gap}
        dat   0, 0
        rof
spin    spl   #0, #0
        mov.i bomb, @aim
        add.ab #${step}, aim
aim     mov.i bomb, $${step}
        jmp   spin+1
`,
})
