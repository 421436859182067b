import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram, runCli } from '../../src/cli/program.js'
import { environment } from '../helpers/cli.js'
import { temporaryFolder } from '../helpers/folder.js'
import {
  blocksOf,
  CLONE,
  differenceOf,
  examplesIn,
  examplesOf,
  isRun,
  PAGES,
  readPage,
  stepsOf,
  wordsOf,
  type Example,
} from '../helpers/pages.js'

/** What a clone holds and examples name, and nothing else yet. */
function createClone(): string {
  const folder = temporaryFolder('pages')
  for (const name of ['warriors', 'test']) symlinkSync(join(CLONE, name), join(folder, name), 'junction')
  return folder
}

const drq = await createProgram(() => true, environment().env)

/** The command of an example's words and what is behind its name. */
function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  let command = drq
  let depth = 0
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word || one.aliases().includes(word))
    if (next === undefined) break
    command = next
    depth++
  }
  return { command, rest: words.slice(depth) }
}

/** Runs it as a clone would; what it prints on stdout, or on stderr where that is all. */
async function run({ words }: Example, cwd: string) {
  const { env, stdout, stderr } = environment({ cwd })
  // No threads are started: what is printed is the same on any number of them.
  const code = await runCli(words, { ...env, cpuCount: 0 })
  const text = (stdout() === '' ? stderr() : stdout()).replaceAll(sep, '/')
  return { code, text, all: stdout() + stderr() }
}

const isFailure = ({ printed }: Example) => printed?.at(-1)?.startsWith('error: ') === true

describe('the pages', () => {
  it.each(PAGES)('%s: its examples, one after the other in a clone, print what it shows', async (path) => {
    const folder = createClone()
    for (const block of blocksOf(readPage(path)).filter(isRun)) {
      for (const step of stepsOf(block)) {
        if ('file' in step) {
          writeFileSync(join(folder, step.file), step.text)
          continue
        }
        const { code, text, all } = await run(step, folder)
        const ended = code === 0 || isFailure(step) ? null : `exit code ${code}: ${all}`
        const difference = ended ?? (step.printed === null ? null : differenceOf(step.printed, text))
        expect(difference, `${path}, ${step.command}`).toBeNull()
      }
    }
  })

  it.each(PAGES)('%s: a command that is not run says why', (path) => {
    const silent = blocksOf(readPage(path)).filter((block) => !isRun(block) && block.reason === null)
    expect(silent.flatMap((block) => examplesIn(block).map(({ command }) => command))).toEqual([])
  })

  it.each(PAGES)('%s: its commands and their flags exist', (path) => {
    const unknown = examplesOf(readPage(path)).flatMap(({ command: line, words }) => {
      const { command, rest } = findCommand(words)
      const isCommand = command.parent !== null && command.commands.length === 0
      if (!isCommand && words[0] !== 'warriors' && !words[0]!.startsWith('--')) return [line]
      return command.parseOptions([...rest]).unknown.length === 0 ? [] : [line]
    })
    expect(unknown).toEqual([])
  })

  it.each(PAGES)('%s: commands and flags within its sentences exist', (path) => {
    const text = readPage(path)
      .replaceAll(/^```[\s\S]*?^```$/gm, '')
      .replaceAll(/\s+/g, ' ')
    const named = [...text.matchAll(/`drq ([a-z][^`]*)`/g)].map(([, words]) => wordsOf(words!))
    const unknown = named.filter((words) => {
      const { command } = findCommand(words)
      const flags = words.filter((word) => /^--?[a-zA-Z]/.test(word) && word !== '--help')
      const known = command.options.flatMap(({ short, long }) => [short, long])
      return command === drq || !flags.every((flag) => known.includes(flag.split('=')[0]))
    })
    expect(unknown).toEqual([])
  })

  it('show every command', () => {
    const shown = new Set(
      PAGES.flatMap((path) => examplesOf(readPage(path))).map(({ words }) => findCommand(words).command),
    )
    const names = [...shown].map((command) => nameOf(command))
    const all = commandsIn(drq).map((command) => nameOf(command))
    expect(all.filter((name) => !names.includes(name))).toEqual([])
  })

  it.each(PAGES)('%s: its links lead somewhere', (path) => {
    const page = readPage(path).replaceAll(/^```[\s\S]*?^```$/gm, '')
    const links = [...page.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, a, b]) => (a ?? b)!)
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false
      const [file, anchor] = link.split('#', 2) as [string, string?]
      const target = file === '' ? path : join(dirname(path), file)
      if (!existsSync(join(CLONE, target))) return true
      return anchor !== undefined && !anchorsOf(readFileSync(join(CLONE, target), 'utf8')).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('are reached from the README, lead back to it, and come with the package', () => {
    const readme = readPage('README.md')
    const { files } = JSON.parse(readFileSync(join(CLONE, 'package.json'), 'utf8')) as { files: string[] }
    for (const path of PAGES.filter((page) => page !== 'README.md')) {
      expect(readme, path).toContain(`](${path})`)
      expect(readPage(path), path).toMatch(/\]\((\.\.\/)?README\.md\)/)
      expect(files).toContain(path.startsWith('docs/') ? 'docs' : path)
    }
  })

  it('the README fits on two screens', () => {
    const lines = readPage('README.md').trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(100)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120)
  })
})

describe('comparing an example', () => {
  it.each([
    { printed: ['a', 'b'], text: 'a\nb\n', equal: true },
    { printed: ['a', 'b'], text: 'a\nb\nc\n', equal: false },
    { printed: ['a', '…'], text: 'a\nb\nc\n', equal: true },
    { printed: ['…', 'c'], text: 'a\nb\nc\n', equal: true },
    { printed: ['…', 'b'], text: 'a\nb\nc\n', equal: false },
    { printed: ['a', '…', 'c', '…'], text: 'a\nb\nc\nd\n', equal: true },
    { printed: ['a', '…', 'e', '…'], text: 'a\nb\nc\nd\n', equal: false },
    { printed: ['b', '…'], text: 'a\nb\n', equal: false },
    { printed: [''], text: '', equal: false },
  ])('holds $printed against $text', ({ printed, text, equal }) => {
    expect(differenceOf(printed, text) === null).toBe(equal)
  })
})

/** Without `drq`, as in `hill create`. */
function nameOf(command: Command): string {
  const { parent } = command
  return parent === null || parent.parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`
}

function commandsIn(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(commandsIn)
}

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
