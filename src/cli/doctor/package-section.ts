import { printTable } from '../../text/text.js'
import type { DoctorReport } from './examine.js'
import { indent } from './lines.js'
import type { PackageReport } from './packages.js'

export function printPackages({ packages, store }: DoctorReport): string {
  const used = store.driver?.packageName
  return indent(
    printTable(
      [{ title: 'package' }, { title: 'version', maxWidth: 12 }, { title: 'state', maxWidth: 32 }],
      packages.map((one) => [one.name, one.version ?? '-', stateOf(one, used)]),
    ),
  )
}

function stateOf({ name, state, use }: PackageReport, driver: string | undefined): string {
  const isSqlite = name.startsWith('better-sqlite3')
  if (name === driver) return 'loads, the store uses it'
  if (isSqlite && driver !== undefined) return 'not needed here'
  if (state === 'broken') return 'does not load'
  return state === 'loads' ? 'loads' : `not installed, for ${use}`
}
