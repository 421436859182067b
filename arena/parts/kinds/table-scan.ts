import { opening, ringSteps } from '../part/index.js'
import { cellOf, looksOf, tableLooks, VARIANTS } from './table-looks.js'

/**
 * Looks at 12, 24 or 36 cells, four in two cycles. Each four has a cell of a table that its SEQ counts down, and through
 * which it looks: so the cell tells afterwards which of two pairs differed, and one MUL by it makes a place of it. The JMP's
 * line and B-operand pick the cell. Bombs fall upwards and downwards from there, two in four cycles.
 */
export const tableScan = opening({
  name: 'table scan',
  domains: () => ({
    groups: { kind: 'count', least: 1, most: 3 },
    variant: { kind: 'choice', of: VARIANTS },
    wide: { kind: 'near', least: 4, most: 12 },
    bombs: { kind: 'count', least: 7, most: 20 },
  }),
  code: ({ groups, variant, wide, bombs }, room) => {
    const table = tableLooks(groups, variant, room)
    const ring = ringSteps(room.coreSize)[0] ?? 1
    const entries = Array.from({ length: 3 * groups }, (_, entry) => looksOf(table, entry, room))
    const counts: number[] = []
    for (const [entry, { count }] of entries.entries()) counts[cellOf(entry)] = count
    const fours = entries.map(
      ({ early, late }, entry) => `
        sne.i base+${early}, base+${early + table.apart}
        seq.i <table+${cellOf(entry)}, base+${late + table.apart}
        jmp   pick-${Math.floor(entry / 3)}${['', ', }entry', ', {entry'][entry % 3]}`,
    )
    return `
        org   look
bomb    dat   <${ring}, <${2 * ring}
spread  dat   #${-wide}, #${wide}
blank   dat   0, 0
entry   dat   table+1, 0
base    dat   0, ${table.factor}
table
${counts.map((count) => `        dat   0, ${count}`).join('\n')}
look
${fours.join('\n')}
        jmp   go
${'        add.a #3, entry\n'.repeat(groups - 1)}
pick    mul.b *entry, base
        sne.i blank, @base
        add.ab #${table.apart}, base
        mov.i bomb, @base
        mov.ba base, base
axe     add.f spread, base
        mov.i bomb, @base
        mov.i bomb, *base
        djn.b axe, #${bombs}
`
  },
})
