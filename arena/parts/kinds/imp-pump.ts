import { body } from '../part/index.js'

/**
 * Sends one more process into an imp spiral with every turn, for ever, each a point of the ring ahead of the one before.
 * Until the ring has closed its first points walk on imps that it lays for them cell by cell.
 */
export const impPump = body({
  name: 'imp pump',
  kind: 'imp',
  isBooted: true,
  domains: () => ({ ring: { kind: 'ring' }, worn: { kind: 'distance', least: 20 } }),
  processes: () => 1,
  code: ({ ring, worn }) => `
        org   pump
pump    spl   #0, <${worn}
        add.a #${ring + 1}, enter
        mov.i imp, }imp
enter   jmp   imp-${2 * (ring + 1)}
imp     mov.i #1, ${ring}
`,
})
