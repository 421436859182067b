import { body } from '../part/index.js'
import { BELOW } from './below.js'

/**
 * Lays two DATs in every turn round the core, more processes with every turn, and wears down another place meanwhile. The
 * pointer is in its first line, and a bomb on that makes it go on behind its own code.
 */
export const shortClear = body({
  name: 'short clear',
  kind: 'clear',
  isBooted: true,
  domains: () => ({
    first: { kind: 'distance', least: 6 },
    beyond: { kind: 'near', least: 0, most: 12 },
    below: BELOW,
  }),
  processes: () => 1,
  code: ({ first, beyond, below }) => `
breed   spl   #0, #${first}
sweep   mov.i kill, >breed
        mov.i kill, >breed
        djn.f sweep, <breed-${5 + beyond + below}
kill    dat   1, #${5 + beyond}
`,
})
