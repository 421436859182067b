import { opening, ringSteps, type Room } from '../part/index.js'

/**
 * Looks at 12 cells and more, four in two cycles: an SNE and an SEQ compare two pairs, and a difference executes a JMP
 * whose line and B-operand tell the number of the four, and with it the place. Bombs fall upwards and downwards from
 * there, two in four cycles.
 */
export const quickScan = opening({
  name: 'quick scan',
  domains: () => ({
    groups: { kind: 'count', least: 1, most: 4 },
    narrower: { kind: 'count', least: 0, most: 5 },
    wide: { kind: 'near', least: 4, most: 12 },
    bombs: { kind: 'count', least: 7, most: 20 },
  }),
  code: ({ groups, narrower, wide, bombs }, room) => {
    const gap = Math.max(1, gapOf(groups, room) - narrower)
    const span = 4 * gap
    const ring = ringSteps(room.coreSize)[0] ?? 1
    return `
        org   look
bomb    dat   <${ring}, <${2 * ring}
spread  dat   #${-wide}, #${wide}
blank   dat   0, 0
note    dat   0, 2
look
${Array.from({ length: groups }, (_, i) => fours(i + 1, groups, gap)).join('\n')}
        jmp   go
sum
${'        add.ab #3, note\n'.repeat(groups - 1)}
        mul.ab #${span}, note
        sne.i blank, @note
        add.ab #${gap}, note
        sne.i blank, @note
        add.ab #${gap}, note
        sne.i blank, @note
        add.ab #${gap}, note
        mov.ba note, note
axe     mov.i bomb, @note
        mov.i bomb, *note
        add.f spread, note
        djn.b axe, #${bombs}
`
  },
})

/** Cells between looks, so that all of them are well clear of the warrior: 110 below and 195 above where those are far. */
function gapOf(groups: number, { coreSize, maxLength }: Room): number {
  return Math.floor((coreSize - maxLength - Math.ceil(maxLength / 10)) / (12 * groups + 3))
}

/** Three times four looks, whose numbers are 1 less than the note says, the same and 1 more. */
function fours(group: number, groups: number, gap: number): string {
  const lines = (number: number, change: string) => {
    const place = (look: number) => `note+${(4 * number + look) * gap}`
    return `        sne.i ${place(0)}, ${place(1)}
        seq.i ${place(2)}, ${place(3)}
        jmp   sum+${groups - group}${change}`
  }
  return [lines(3 * group - 1, ''), lines(3 * group - 2, ', <note'), lines(3 * group, ', >note')].join('\n')
}
