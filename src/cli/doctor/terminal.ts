/** What the terminal can do, by what it says of itself. */
import type { CliEnvironment } from '../process/environment.js'
import type { Finding } from './finding.js'

export interface TerminalReport {
  readonly isTty: boolean
  readonly columns: number | null
  readonly rows: number | null
  /** Whether the views of drq evolve, tournament and optimize are drawn. */
  readonly drawsLiveViews: boolean
  /** Why not, in words; null when they are. */
  readonly whyPlain: string | null
  /** Whether keys reach them. */
  readonly takesKeys: boolean
  readonly usesColors: boolean
  /** 1 for none, 4, 8 or 24. */
  readonly colorBits: number
  readonly noColor: boolean
  readonly term: string | null
  /** The variable that decides on it, and its value. */
  readonly locale: string | null
  readonly isUnicode: boolean
}

export function describeTerminal(
  env: Pick<CliEnvironment, 'stdout' | 'stdin' | 'env' | 'isTty' | 'colors'>,
  platform: NodeJS.Platform,
): TerminalReport {
  const { stdout, stdin, env: variables } = env
  // Undefined, whatever its type says, when stdout is no terminal.
  const isTty = stdout.isTTY === true
  const [localeName, locale] = localeOf(variables)
  return {
    isTty,
    columns: isTty ? stdout.columns : null,
    rows: isTty ? stdout.rows : null,
    drawsLiveViews: env.isTty,
    whyPlain: env.isTty ? null : whyPlain(isTty, variables),
    takesKeys: stdin.isTTY === true,
    usesColors: env.colors,
    colorBits: isTty ? stdout.getColorDepth(variables) : 1,
    noColor: (variables['NO_COLOR'] ?? '') !== '',
    term: variables['TERM'] ?? null,
    locale: localeName === null ? null : `${localeName}=${locale}`,
    isUnicode: platform === 'win32' || platform === 'darwin' || /utf-?8/i.test(locale),
  }
}

function localeOf(variables: CliEnvironment['env']): [string | null, string] {
  const name = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((one) => (variables[one] ?? '') !== '')
  return name === undefined ? [null, ''] : [name, variables[name]!]
}

function whyPlain(isTty: boolean, variables: CliEnvironment['env']): string {
  if (!isTty) return 'stdout is no terminal'
  return variables['TERM'] === 'dumb' ? 'TERM is dumb' : 'CI is set'
}

export function findInTerminal(terminal: TerminalReport): Finding[] {
  if (!terminal.isTty) return []
  const tell = (problem: string, remedy: string): Finding => {
    return { severity: 'optional', about: 'terminal', problem, remedy }
  }
  return [
    ...(terminal.term === 'dumb'
      ? [tell('TERM is dumb: no live views are drawn', 'export TERM=xterm-256color')]
      : []),
    ...(terminal.isUnicode
      ? []
      : [tell('the locale is not UTF-8: signs of the views may not be shown', 'export LC_ALL=C.UTF-8')]),
  ]
}
