/** How far warriors came on a ladder, as a user reads it, and as a program does. */
import type { Climb, LadderPlan, Rung } from '../../../arena/evaluate/index.js'
import { printPoints } from '../../text/standings-table.js'
import { safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

/** All that the report tells of. */
export interface LadderReport {
  readonly plan: LadderPlan
  readonly tournamentId: number | null
  readonly rungs: readonly Rung[]
  readonly climbs: readonly Climb[]
}

const NUMBER = { align: 'right' } as const
const COLUMNS: readonly Column[] = [
  { title: 'warrior', maxWidth: 40 },
  { title: 'rung', ...NUMBER },
  { title: 'of', ...NUMBER },
  { title: 'stopped by', maxWidth: 40 },
  { title: 'wins', ...NUMBER },
  { title: 'losses', ...NUMBER },
  { title: 'ties', ...NUMBER },
]
const FIGHTS: readonly Column[] = [
  { title: 'rung', ...NUMBER },
  { title: 'member', maxWidth: 40 },
  { title: 'points', ...NUMBER },
  { title: 'wins', ...NUMBER },
  { title: 'losses', ...NUMBER },
  { title: 'ties', ...NUMBER },
]

/** A table of all climbers, the highest first; with `details` one more of each one's fights. Ends in a newline. */
export function printClimbs({ rungs, climbs }: LadderReport, details: boolean): string {
  const sorted = climbs.toSorted((x, y) => y.reached - x.reached)
  const table = printTable(
    COLUMNS,
    sorted.map((climb) => {
      const end = lastFight(climb)
      const cells = end === null ? ['nobody'] : [rungs[end.rung]!.name, end.wins, end.losses, end.ties]
      return [climb.name, climb.reached, climb.of, ...cells]
    }),
  )
  const fights = details
    ? sorted.map(({ name, fights }) => {
        const rows = fights.map(({ rung, wins, losses, ties }, index) => {
          const { name: member, points } = rungs[rung]!
          return [index + 1, member, points === null ? '' : printPoints(points), wins, losses, ties]
        })
        return `${safeText(name)}\n${printTable(FIGHTS, rows)}`
      })
    : []
  return [table, ...fights].join('\n')
}

export function printClimbsJson({ plan, tournamentId, rungs, climbs }: LadderReport): string {
  const { members: _, ...rules } = plan
  return `${toJson({
    ladder: { tournamentId, ...rules },
    rungs: rungs.map(({ name, warrior, points }) => ({ name, warriorId: warrior.id, points })),
    climbs: climbs.map((climb) => {
      const { fights, ...facts } = climb
      const end = lastFight(climb)
      return {
        ...facts,
        stoppedBy: end === null ? null : rungs[end.rung]!.name,
        fights: fights.map(({ rung, ...counts }) => ({ member: rungs[rung]!.name, ...counts })),
      }
    }),
  })}\n`
}

/** The fight that a climber did not win; null at the top. */
function lastFight({ reached, fights }: Climb) {
  return fights[reached] ?? null
}
