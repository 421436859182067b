/** The pages of the repository and the examples in them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a newcomer stands: the clone. */
export const CLONE = fileURLToPath(new URL('../../', import.meta.url))

/** Paths from the clone, with `/`. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(CLONE, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Why an example cannot be run by a test, as `<!-- not run: minutes -->` above its block says. */
export const REASONS = {
  minutes: 'it takes longer than a test may',
  model: 'it asks a language model',
  machine: 'what it prints are speeds or facts of the machine',
  card: 'it needs the package webgpu and an adapter',
  files: 'it needs files that do not come with this repository',
  other: 'it is not a command of drq',
} as const
export type Reason = keyof typeof REASONS

export interface Example {
  /** As it stands on the page, `drq` in front. */
  readonly command: string
  /** Its arguments, as a shell would split them, without `drq`. */
  readonly words: readonly string[]
  /** Lines below it, or null where the page shows none. A line `…` stands for any number of lines. */
  readonly printed: readonly string[] | null
}

/** A file that the page lets the reader write. */
export interface WrittenFile {
  readonly file: string
  readonly text: string
}

/** A fenced block of a page. */
export interface Block {
  /** Line of its fence, from 1. */
  readonly line: number
  /** Behind its fence, as in `ts`; '' where nothing stands there. */
  readonly language: string
  readonly text: string
  /** Why it is not run; null where it is. */
  readonly reason: Reason | null
}

export const readPage = (path: string) => readFileSync(join(CLONE, path), 'utf8').replaceAll('\r\n', '\n')

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/(?:^<!-- not run: (\w+) -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [whole, reason, language, text] = match
    if (reason !== undefined && !(reason in REASONS)) throw new Error(`no reason: ${reason}`)
    const line = page.slice(0, match.index + whole.indexOf('```')).split('\n').length
    return { line, language: language!, text: text!, reason: (reason ?? null) as Reason | null }
  })
}

/** What a block lets the reader do, in its order; throws at a line that is neither a command of drq nor a file. */
export function stepsOf({ line: first, text }: Block): (Example | WrittenFile)[] {
  const lines = text
    .replaceAll(/ \\\n +/g, ' ')
    .trimEnd()
    .split('\n')
  const shows = lines[0]!.startsWith('$ ')
  const steps: (Example | WrittenFile)[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = shows ? lines[at]!.replace(/^\$ /, '') : lines[at]!
    const file = /^cat > (\S+) <<'END'$/.exec(line)?.[1]
    if (file !== undefined) {
      const end = lines.indexOf('END', at)
      steps.push({ file, text: lines.slice(at + 1, end).join('\n') + '\n' })
      at = end
    } else if (isCommand(line)) {
      const next = lines.findIndex((other, index) => index > at && other.startsWith('$ '))
      const end = next === -1 ? lines.length : next
      steps.push({ ...parseExample(line), printed: shows ? lines.slice(at + 1, end) : null })
      if (shows) at = end - 1
    } else if (line !== '' && !line.startsWith('#'))
      throw new Error(`line ${first + 1 + at} is no command of drq: ${line}`)
  }
  return steps
}

/** Whether its commands are run; others say why not, or have none. */
export const isRun = ({ language, text, reason }: Block) =>
  reason === null && (language === 'sh' || (language === '' && text.startsWith('$ ')))

/** All commands of drq in a block, run or not. */
export function examplesIn(block: Block): Example[] {
  if (isRun(block)) return stepsOf(block).filter((step) => 'words' in step)
  const lines = block.text.replaceAll(/ \\\n +/g, ' ').split('\n')
  const commands = lines.map((line) => line.replace(/^\$ /, '')).filter(isCommand)
  return commands.map((line) => ({ ...parseExample(line), printed: null }))
}

/** All commands of drq on a page, run or not. */
export const examplesOf = (page: string) => blocksOf(page).flatMap(examplesIn)

/** `drq …`, with variables in front or not. */
const isCommand = (line: string) => /^(\w+=\S+ )*drq /.test(line)

function parseExample(line: string): Pick<Example, 'command' | 'words'> {
  const command = line.replace(/ +#.*$/, '')
  return { command, words: wordsOf(command.replace(/^.*?drq /, '')) }
}

/** As a POSIX shell splits a line with single quotes. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)
}

/** Where the text does not follow the lines, which may hold `…` for any number of lines; null where it does. */
export function differenceOf(printed: readonly string[], text: string): string | null {
  const actual =
    text.trimEnd() === ''
      ? []
      : text
          .trimEnd()
          .split('\n')
          .map((line) => line.trimEnd())
  const stretches: string[][] = [[]]
  for (const line of printed.join('\n').trimEnd().split('\n'))
    if (line === '…') stretches.push([])
    else stretches.at(-1)!.push(line.trimEnd())
  let from = 0
  for (const [index, stretch] of stretches.entries()) {
    const isAt = (start: number) => stretch.every((line, at) => actual[start + at] === line)
    const [last, isOpen] = [index === stretches.length - 1, index > 0]
    const to = actual.length - stretch.length
    const starts = !isOpen ? [0] : last ? [to] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
    const start = starts.find((at) => at >= from && isAt(at))
    if (start === undefined || (last && start !== to))
      return `${stretch.join('\n')}\n\nis not where it should be in\n\n${text}`
    from = start + stretch.length
  }
  return null
}
