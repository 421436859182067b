import { body } from '../part/index.js'

/** Three lines that four processes copy to one place, again and again; what they have copied they then throw as bombs. */
export const shortPaper = body({
  name: 'short paper',
  kind: 'paper',
  isBooted: true,
  domains: () => ({
    far: { kind: 'distance', least: 5 },
    target: { kind: 'distance', least: 5 },
  }),
  processes: () => 4,
  code: ({ far, target }) => `
        spl   @0, }${far}
        mov.i }-1, >-1
        mov.i {-2, {${target}
`,
})
