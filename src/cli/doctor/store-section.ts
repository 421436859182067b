import type { StoreFile, StoreIdentity } from '../../../arena/store/index.js'
import type { DoctorReport } from './examine.js'
import { labelled, printBytes } from './lines.js'

export function printStore({ store }: DoctorReport): string {
  const { path, file, identity, check, driver, failure } = store
  const sqlite = driver === null ? 'none works' : `${driver.sqlite}, of ${driver.packageName}`
  const lines = [labelled('SQLite', sqlite), labelled('file', path)]
  if (file === null) return lines.join('') + labelled('', failure ?? '')
  if (file.kind === 'missing')
    lines.push(labelled('', file.isWritable ? 'is not there; made when something is stored' : 'is not there'))
  else lines.push(labelled('size', sizeText(file)))
  if (identity !== null) lines.push(labelled('contents', contentsText(identity)))
  if (check !== null)
    lines.push(labelled('check', `${check.pragma}: ${check.findings.length === 0 ? 'ok' : 'damaged'}`))
  const free = file.freeBytes === null ? '' : `, ${printBytes(file.freeBytes)} free`
  lines.push(labelled('disk', `${file.isWritable ? 'may be written' : 'may not be written'}${free}`))
  return lines.join('')
}
function sizeText({ kind, bytes, journals }: StoreFile): string {
  if (kind === 'other') return 'no file'
  const beside = journals.map((journal) => `${journal.name} ${printBytes(journal.bytes)}`).join(', ')
  return `${printBytes(bytes)}${beside === '' ? '' : `, and beside it ${beside}`}`
}

function contentsText({ state, schemaVersion, knownVersion }: StoreIdentity): string {
  switch (state) {
    case 'current':
      return `a store of schema version ${schemaVersion}, the newest`
    case 'older':
      return `a store of schema version ${schemaVersion}; the next command that writes makes it ${knownVersion}`
    case 'newer':
      return `a store of schema version ${schemaVersion}, newer than this drq (${knownVersion})`
    case 'empty':
      return 'none yet'
    case 'foreign':
      return 'not of drq'
    default:
      return state
  }
}
