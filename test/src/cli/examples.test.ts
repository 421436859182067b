import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PRESET_NAMES } from '../../../vm/index.js'
import { cli } from '../../helpers/cli.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { CLONE, examplesOf as examplesOn, PAGES, readPage, wordsOf } from '../../helpers/pages.js'

const COMMANDS = ['battle', 'tournament', 'evaluate', 'ladder', 'hill create', 'hill challenge', 'benchmark']
  .concat([
    'ratings',
    'evolve',
    'contest',
    'lineage',
    'analyze',
    'export',
    'optimize',
    'step',
    'warriors add',
  ])
  .concat([
    'warriors rm',
    'warriors lint',
    'warriors export',
    'bench',
    'conformance',
    'diff',
    'asm',
    'doctor',
  ])

/** Flags whose value is written by the command, and flags whose value is not a file. */
const OUTPUTS = new Set(['--out', '--csv', '--plots', '--record'])
const SET = '--set'

/** Examples of a help text, in their order, as arguments. */
async function examplesOf(command: string): Promise<string[][]> {
  const { stdout } = await cli([...command.split(' '), '--help'])
  return linesOf(stdout.slice(stdout.search(/^Examples?:$/m)), /^ {2}drq /)
}

/** The shell's words of all lines that begin so, without `drq`; comments and quotes are taken away. */
function linesOf(text: string, start: RegExp): string[][] {
  return text
    .replaceAll(/ \\\n +/g, ' ')
    .split('\n')
    .filter((line) => start.test(line))
    .map((line) => line.replace(/ #.*$/, '').replace(/^.*?drq /, ''))
    .map(wordsOf)
}

const LOOKS_LIKE_PATH = /^[^:]*(\/|\.(red|rc|zip|gz|tgz|jsonl|tsv|csv)$)/
/** `FOLDER`, `TABLE.tsv.gz`: what the text tells the reader to put there. */
const PLACEHOLDER = /^[A-Z]{2,}\b/

/** What an example names that neither the clone holds nor an earlier example made. */
function missingOf(examples: readonly (readonly string[])[], made: Set<string>): string[] {
  const missing: string[] = []
  for (const words of examples) {
    const adds = words[0] === 'warriors' && words[1] === 'add'
    const isMade = (word: string) => [...made].some((one) => word === one || word.startsWith(`${one}/`))
    for (const [at, word] of words.entries()) {
      const flag = words[at - 1] ?? ''
      if (OUTPUTS.has(flag)) made.add(word.replace(/\/$/, ''))
      else if (flag === SET && adds) made.add(`set ${word}`)
      else if (flag === SET || flag === '--against' || flag === '--suite') {
        const isThere = existsSync(join(CLONE, word)) || isMade(word)
        if (
          !isThere &&
          !made.has(`set ${word}`) &&
          !(PRESET_NAMES as string[]).includes(word) &&
          !PLACEHOLDER.test(word)
        )
          missing.push(`${word} in drq ${words.join(' ')}`)
      } else if (LOOKS_LIKE_PATH.test(word) && !PLACEHOLDER.test(word) && words[0] !== 'contest') {
        const isMember = words[1] === 'rm' && words[0] === 'warriors'
        const isThere = existsSync(join(CLONE, word)) || isMade(word)
        if (!isThere && !(isMember && existsSync(join(CLONE, 'warriors/94nop', word))))
          missing.push(`${word} in drq ${words.join(' ')}`)
      }
    }
    if (words[0] === 'evolve') made.add('champions')
    if (words[0] === 'hill' && words[1] === 'create') made.add(`hill ${words[2]!}`)
    if (words[0] === 'hill' && words[1] === 'challenge' && !made.has(`hill ${words[2]!}`))
      missing.push(`hill ${words[2]!}`)
  }
  return missing
}

describe('the examples', () => {
  it.each(COMMANDS)(
    'of drq %s --help name only what a clone has or an earlier one makes',
    async (command) => {
      const examples = await examplesOf(command)
      expect(examples.length).toBeGreaterThan(0)
      expect(missingOf(examples, new Set())).toEqual([])
    },
  )

  it.each(PAGES)('of %s name only what a clone has or the page made before', (path) => {
    const page = readPage(path)
    const made = new Set(['champions', ...[...page.matchAll(/> (\S+\.red)/g)].map(([, file]) => file!)])
    const examples = examplesOn(page).map(({ words }) => words)
    expect(missingOf(examples, made)).toEqual([])
  })

  it('of the pages are many', () => {
    expect(PAGES.flatMap((path) => examplesOn(readPage(path))).length).toBeGreaterThan(60)
  })

  it('finds what is not there', () => {
    expect(missingOf([['battle', 'imp.red', 'warriors/94nop/snark.red']], new Set())).toHaveLength(1)
    expect(missingOf([['evaluate', 'warriors/tiny', '--against', 'human']], new Set())).toHaveLength(1)
  })

  const folder = temporaryFolder('examples')
  for (const name of ['warriors', 'test']) symlinkSync(join(CLONE, name), join(folder, name), 'junction')
  const QUICK = ['asm', 'battle', 'diff', 'warriors add', 'warriors export', 'warriors lint', 'warriors rm']
  it.each([...QUICK, 'hill challenge'])('of drq %s --help run', async (command) => {
    for (const words of await examplesOf(command)) {
      const { code, stderr } = await cli([...words, ...dbOf(words, command)], { cwd: folder })
      expect([words.join(' '), code], stderr).toEqual([words.join(' '), 0])
    }
  })
})

/** A database for each help, where the command takes one. */
function dbOf([first, second]: readonly string[], help: string): string[] {
  const isStored = first === 'hill' || (first === 'warriors' && second !== 'lint')
  return isStored ? ['--db', `${help.replace(' ', '-')}.db`] : []
}
