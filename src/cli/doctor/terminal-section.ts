import { labelled } from './lines.js'
import type { TerminalReport } from './terminal.js'

export function printTerminal(terminal: TerminalReport): string {
  const { columns, rows, isTty, term, drawsLiveViews, whyPlain, takesKeys } = terminal
  const size = isTty ? `${columns} columns, ${rows} rows, ${term ?? 'TERM is not set'}` : 'none'
  const views = drawsLiveViews ? `drawn${takesKeys ? '' : ', without keys'}` : `not drawn: ${whyPlain}`
  const colors = terminal.usesColors
    ? `${terminal.colorBits} bits`
    : `off${terminal.noColor ? ': NO_COLOR' : ''}`
  const locale = `${terminal.isUnicode ? 'UTF-8' : 'not UTF-8'}${terminal.locale === null ? '' : ` (${terminal.locale})`}`
  return (
    labelled('terminal', size) +
    labelled('live views', views) +
    labelled('colours', colors) +
    labelled('locale', locale)
  )
}
