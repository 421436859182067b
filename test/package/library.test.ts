import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPackedProject, type PackedProject } from '../helpers/packed-project.js'
import { blocksOf, readPage } from '../helpers/pages.js'

let project: PackedProject
beforeAll(() => {
  project = createPackedProject()
})
afterAll(() => {
  project.remove()
})

interface PageExample {
  readonly program: string
  readonly printed: string
}

/** The programs of the page on the library, and what each is said to print. */
function pageExamples(): PageExample[] {
  const blocks = blocksOf(readPage('docs/library.md'))
  return blocks.flatMap(({ language, text }, index) =>
    language === 'ts' ? [{ program: text, printed: blocks[index + 1]!.text }] : [],
  )
}

/** What the declarations of the package import that is not their own, from its door on. */
function foreignImports(folder: string): string[] {
  const read = new Set<string>()
  const foreign = new Set<string>()
  const visit = (file: string) => {
    if (read.has(file)) return
    read.add(file)
    const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(readFileSync(file, 'utf8'))
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) visit(join(dirname(file), fileName.replace(/\.js$/, '.d.ts')))
      else foreign.add(fileName)
    for (const { fileName } of typeReferenceDirectives) foreign.add(fileName)
  }
  visit(join(folder, 'node_modules/digital-red-queen/dist/src/index.d.ts'))
  expect(read.size).toBeGreaterThan(50)
  return [...foreign]
}

describe('the package in a strict TypeScript project', () => {
  it('compiles the programs of docs/library.md, without any package of types, and they print what the page shows', () => {
    const examples = pageExamples()
    const called = ['scoreMatch', 'runTournament', 'playRun']
    expect(called.filter((name, index) => !examples[index]?.program.includes(name))).toEqual([])
    for (const [index, { program }] of examples.entries()) project.write(`page${index}.ts`, program)
    project.write(
      'store.ts',
      "import { openStore } from 'digital-red-queen'\nopenStore(':memory:').close()\n",
    )
    expect(project.compile()).toEqual({ code: 0, output: '' })
    for (const [index, { printed }] of examples.entries())
      expect(project.run(`page${index}.js`)).toEqual({ code: 0, output: printed })
    expect(project.run('store.js')).toEqual({ code: 0, output: '' })
  }, 600_000)

  it('declares its names by itself: no type of TensorFlow.js, or of any other package, shows through', () => {
    expect(foreignImports(project.folder)).toEqual([])
  })

  it('has a command drq that runs, and finds the warriors and migrations that come with it', () => {
    const main = `node_modules/digital-red-queen/${project.bin('drq')}`
    const tournament = ['tournament', '--preset', 'nano', '--rounds', '1', '--threads', '1']
    expect(project.run(main, '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Usage: drq') as string,
    })
    expect(project.run(main, ...tournament)).toMatchObject({
      code: 0,
      output: expect.stringContaining('rocking-horse-fly.red') as string,
    })
  }, 600_000)
})
