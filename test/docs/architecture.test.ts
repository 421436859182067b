import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLONE, readPage } from '../helpers/pages.js'

const page = readPage('docs/architecture.md')

/** The folders of the drawing, from the clone. */
function drawnFolders(): string[] {
  const drawing = /^## Rooms\n[\s\S]*?^```\n([\s\S]*?)^```$/m.exec(page)![1]!
  const path: string[] = []
  return drawing.split('\n').flatMap((line) => {
    const [, indent, name] = /^( *)([\w-]+)\/ /.exec(line) ?? []
    if (name === undefined) return []
    path.splice(indent!.length / 2)
    path.push(name)
    return [path.join('/')]
  })
}

/** Folders with code in them, at any depth. */
function rooms(folder: string): string[] {
  const entries = readdirSync(join(CLONE, folder), { withFileTypes: true })
  const within = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => rooms(`${folder}/${name}`))
  return entries.some((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)) || within.length > 0
    ? [folder, ...within]
    : within
}

describe('the page on the architecture', () => {
  it('draws every room, and only rooms that there are', () => {
    const all = ['vm', 'arena', 'src', 'bench'].flatMap(rooms)
    expect(drawnFolders().sort()).toEqual(all.sort())
  })

  it('names only files and folders that there are', () => {
    const named = [...page.matchAll(/`((?:vm|arena|src|bench|test|warriors)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    )
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((path) => !existsSync(join(CLONE, path)))).toEqual([])
  })
})
