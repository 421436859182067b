import { body } from '../part/index.js'

/**
 * Lays SPLs round the core from its gate onwards, and after one or two rounds DATs for ever: what lies on the gate tells
 * where the next round's bomb is, and makes the clear go on behind its own code.
 */
export const passingClear = body({
  name: 'passing clear',
  kind: 'clear',
  isBooted: true,
  domains: () => ({
    gap: { kind: 'near', least: 4, most: 15 },
    worn: { kind: 'distance', least: 20 },
    beyond: { kind: 'near', least: 1, most: 12 },
    rounds: { kind: 'count', least: 1, most: 2 },
  }),
  processes: () => 1,
  code: ({ gap, worn, beyond, rounds }) => {
    const behind = gap + 7 + beyond
    return `
        org   sweep
gate    dat   stun-gate+${2 - rounds}, ${behind}
        for   ${gap}
        dat   0, 0
        rof
sweep   spl   #0, <${worn}
        mov.i *gate, >gate
        djn.f -1, >gate
stun    spl   #stun+1-gate, ${behind}
        spl   #kill-gate, ${behind}
kill    dat   kill-gate, ${behind}
`
  },
})
