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

/** The program of the README's chapter on the library, and what it is said to print. */
function readmeExample(): { program: string; printed: string } {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const chapter = readme.slice(readme.indexOf('\n## Library\n'))
  const [program, printed] = [...chapter.matchAll(/```(?:ts)?\n([\s\S]*?)```\n/g)].map(([, text]) => text!)
  return { program: program!, printed: printed! }
}

describe('the package in a strict TypeScript project', () => {
  it('compiles the program of the README, without any package of types, and it prints what the README shows', () => {
    const { program, printed } = readmeExample()
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
