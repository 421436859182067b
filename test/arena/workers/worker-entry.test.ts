import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { workerEntry } from '../../../arena/workers/entry.js'

/** Engines that are only loaded where they are asked for by their names. */
const ON_DEMAND = /[/\\](arena[/\\]gpu|vm[/\\]tensor)[/\\]/

/** Packages and Node modules that a built file imports, and those of all files it imports. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>()
  if (seen.has(file) || ON_DEMAND.test(file)) return packages
  seen.add(file)
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\(|import )'([^']+)'/g)) {
    if (!name!.startsWith('.')) packages.add(name!)
    else for (const other of packagesOf(join(dirname(file), name!), seen)) packages.add(other)
  }
  return packages
}

it('a worker loads nothing but the machine and its way to the pool', () => {
  expect([...packagesOf(workerEntry())].sort()).toEqual(['node:crypto', 'piscina'])
})
