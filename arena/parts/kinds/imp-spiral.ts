import { body, ringSteps, type Room } from '../part/index.js'

/** Most processes of a body. */
const MOST = 8

/**
 * Starts an imp spiral with all points at once: the processes jump through a table to the points of the ring, one behind
 * the other, once or twice around.
 */
export const impSpiral = body({
  name: 'imp spiral',
  kind: 'imp',
  isBooted: true,
  domains: (room) => ({
    ring: { kind: 'choice', of: Math.max(1, rings(room).length) },
    rounds: { kind: 'count', least: 1, most: 2 },
  }),
  processes: (genes, room) => processesOf(genes, room),
  code: (genes, room) => {
    const step = ringOf(genes, room).step
    const jumps = Array.from(
      { length: processesOf(genes, room) },
      (_, point) => `        jmp   imp+${point * step}`,
    )
    return `
        jmp   }imp
${jumps.join('\n')}
imp     mov.i #${-jumps.length}, ${step}
`
  },
})

function processesOf(genes: { readonly ring: number; readonly rounds: number }, room: Room): number {
  const { points } = ringOf(genes, room)
  return points * Math.max(1, Math.min(genes.rounds, Math.floor(MOST / points)))
}

/** Rings with no more points than a body has processes. */
function rings({ coreSize }: Room): { readonly step: number; readonly points: number }[] {
  return ringSteps(coreSize)
    .map((step) => ({
      step,
      points: Array.from({ length: MOST }, (_, i) => i + 1).find((i) => (i * step) % coreSize === 1),
    }))
    .flatMap(({ step, points }) => (points === undefined ? [] : [{ step, points }]))
}

const ringOf = ({ ring }: { readonly ring: number }, room: Room) =>
  rings(room)[ring] ?? { step: 1, points: 1 }
