import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPackedProject, type PackedProject } from '../helpers/packed-project.js'

let project: PackedProject
beforeAll(() => {
  project = createPackedProject()
})
afterAll(() => {
  project.remove()
})

/** The program of the page on the library, and what it is said to print. */
function pageExample(): { program: string; printed: string } {
  const page = readFileSync(new URL('../../docs/library.md', import.meta.url), 'utf8')
  const [program, printed] = [...page.matchAll(/```(?:ts)?\n([\s\S]*?)```\n/g)].map(([, text]) => text!)
  return { program: program!, printed: printed! }
}

describe('the package in a strict TypeScript project', () => {
  it('compiles the program of docs/library.md, without any package of types, and it prints what the page shows', () => {
    const { program, printed } = pageExample()
    expect(program).toContain('scoreMatch')
    project.write('main.ts', program)
    project.write(
      'store.ts',
      "import { openStore } from 'digital-red-queen'\nopenStore(':memory:').close()\n",
    )
    expect(project.compile()).toEqual({ code: 0, output: '' })
    expect(project.run('main.js')).toEqual({ code: 0, output: printed })
    expect(project.run('store.js')).toEqual({ code: 0, output: '' })
  }, 600_000)

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
