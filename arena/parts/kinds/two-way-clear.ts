import { body } from '../part/index.js'

/** How what is laid is found: directly, or through a field that is changed with every turn. */
const SIGNS = ['', '<', '>', '{', '}'] as const

/**
 * Lays what it finds at `upper` upwards and what it finds at `lower` downwards, empty cells at first, more processes with
 * every turn; before that it throws one bomb far away, or is shielded by a line in front of it. It ends where the two
 * have met its own code.
 */
export const twoWayClear = body({
  name: 'two-way clear',
  kind: 'clear',
  isBooted: true,
  ends: true,
  domains: () => ({
    up: { kind: 'distance', least: 3 },
    down: { kind: 'distance', least: 3 },
    upper: { kind: 'distance', least: 5 },
    upperBy: { kind: 'choice', of: SIGNS.length },
    lower: { kind: 'distance', least: 5 },
    lowerBy: { kind: 'choice', of: SIGNS.length },
    turned: { kind: 'choice', of: 3 },
    before: { kind: 'choice', of: 3 },
    from: { kind: 'distance', least: 1 },
    to: { kind: 'distance', least: 1 },
  }),
  processes: () => 1,
  code: ({ up, down, upper, upperBy, lower, lowerBy, turned, before, from, to }) => `
        org   ${before === 1 ? 'shot' : 'breed'}
${['', `shot    mov.i <${from}, ${to}`, `        dat   *${from}, {${to}`][before]!}
breed   spl   #5, {breed+${turned}
sweep   mov.i ${SIGNS[upperBy]!}breed+${upper}, >turn
        mov.i ${SIGNS[lowerBy]!}breed+${lower}, <${down}
turn    jmp   sweep, >${up}
`,
})
