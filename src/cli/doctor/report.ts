/** What drq doctor prints, section by section. */
import { safeText } from '../../text/safe-text.js'
import { printAuto, printEngines, printSpeedSection } from './engine-section.js'
import type { DoctorReport } from './examine.js'
import type { Finding } from './finding.js'
import { printGpus } from './gpu-section.js'
import { WIDTH, wrap, wrapCommand } from './lines.js'
import { printMachineSection } from './machine-section.js'
import { printPackages } from './package-section.js'
import { printStore } from './store-section.js'
import { printTerminal } from './terminal-section.js'

export function printDoctor(report: DoctorReport): string {
  const sections: readonly (readonly [string, string])[] = [
    ['Machine', printMachineSection(report)],
    ['Packages', printPackages(report)],
    ['Graphics', printGpus(report)],
    ['Engines', printEngines(report.engines) + printAuto(report)],
    ['Speed', printSpeedSection(report.speeds)],
    ['Store', printStore(report)],
    ['Terminal', printTerminal(report.terminal)],
  ]
  return [
    ...sections.map(([title, text]) => `${title}\n${text}`),
    printFindings('Optional', 'optional', report.findings),
    printFindings('Problems', 'problem', report.findings),
    report.works ? 'drq works here.\n' : '',
  ]
    .filter((text) => text !== '')
    .join('\n')
}

function printFindings(title: string, severity: Finding['severity'], findings: readonly Finding[]): string {
  const own = findings.filter((finding) => finding.severity === severity)
  if (own.length === 0) return ''
  const texts = own.map(({ problem, remedy }) => {
    const words = wrap(safeText(problem), WIDTH - 4).map(
      (line, index) => (index === 0 ? '  - ' : '    ') + line,
    )
    const commands =
      remedy === null ? [] : wrapCommand(safeText(remedy), WIDTH - 6).map((line) => `      ${line}`)
    return [...words, ...commands].map((line) => `${line}\n`).join('')
  })
  return `${title}\n${texts.join('')}`
}
