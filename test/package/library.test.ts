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
})
