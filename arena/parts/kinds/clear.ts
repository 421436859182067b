import { body } from '../part/index.js'

/**
 * Lays DATs from its gate onwards round the core, more processes with every turn; a bomb on the gate makes it go on behind
 * its own code, so that it never ends.
 */
export const clear = body({
  name: 'clear',
  kind: 'clear',
  isBooted: true,
  domains: () => ({
    gap: { kind: 'near', least: 4, most: 15 },
    worn: { kind: 'distance', least: 20 },
    beyond: { kind: 'near', least: 1, most: 12 },
  }),
  processes: () => 1,
  code: ({ gap, worn, beyond }) => `
        org   sweep
gate    dat   0, ${gap + 4 + beyond}
        for   ${gap}
        dat   0, 0
        rof
sweep   spl   #0, <${worn}
        mov.i kill, >gate
        djn.f -1, >gate
kill    dat   <1, ${gap + 4 + beyond}
`,
})
