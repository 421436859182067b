/**
 * Fails where folders depend on each other in a circle. A folder is the files that lie directly in it, without its door
 * (index.ts), which only shows to the outside what lies behind it.
 */
import { dirname } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const { output } = await cruise(
  ['vm', 'arena', 'src', 'bench'],
  { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
)

/** By folder, the folders that it needs, each with the first file that needs it. */
const needs = new Map()
for (const { source, dependencies } of output.modules) {
  if (source.endsWith('/index.ts') || source.includes('node_modules')) continue
  const folder = dirname(source)
  const known = needs.get(folder) ?? needs.set(folder, new Map()).get(folder)
  for (const { resolved } of dependencies) {
    const needed = dirname(resolved)
    if (needed !== folder && /\.tsx?$/.test(resolved) && !known.has(needed))
      known.set(needed, `${source} -> ${resolved}`)
  }
}

/** The shortest way from a folder back to itself, or null. */
function circleFrom(start) {
  const ways = [[start]]
  const seen = new Set()
  for (const way of ways)
    for (const next of needs.get(way.at(-1))?.keys() ?? []) {
      if (next === start) return [...way, start]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  return null
}

const circles = [...needs.keys()].map(circleFrom).filter((circle) => circle !== null)
const told = new Set()
for (const circle of circles) {
  const name = [...new Set(circle)].sort().join(' ')
  if (told.has(name)) continue
  told.add(name)
  console.error(`folders in a circle: ${circle.join(' -> ')}`)
  for (let at = 1; at < circle.length; at++) console.error(`  ${needs.get(circle[at - 1]).get(circle[at])}`)
}
if (told.size > 0) process.exitCode = 1
else console.log(`no circle among ${needs.size} folders`)
