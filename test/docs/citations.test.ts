import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CLONE } from '../helpers/pages.js'

/** What a reader may be sent to: pages, files of this repository by their paths, a design or brief in capitals. */
const CITATION =
  /\b(?:(?:vm|arena|src|bench|test|warriors|docs|shared)\/[\w./-]+\.\w+|[A-Z]{4,}\.md|DESIGN\b)/g

function sources(folder: string): string[] {
  return readdirSync(join(CLONE, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** The text of comments, but not what stands in code. */
const commentsOf = (text: string) =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm)].map(([comment]) => comment)

it('comments send the reader only to what is in the repository', () => {
  const lost = ['vm', 'arena', 'src', 'bench', 'test'].flatMap(sources).flatMap((path) => {
    const cited = commentsOf(readFileSync(join(CLONE, path), 'utf8')).flatMap(
      (comment) => comment.match(CITATION) ?? [],
    )
    return cited.filter((file) => !existsSync(join(CLONE, file))).map((file) => `${file} in ${path}`)
  })
  expect(lost).toEqual([])
})
