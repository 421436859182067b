import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface PackageFile {
  readonly name?: string
  readonly version?: string
}

/** The folder of this package, whether the program runs from its source or from dist. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)))

export const PACKAGE_VERSION = readPackage(PACKAGE_ROOT)?.version ?? '0.0.0'

function findRoot(folder: string): string {
  if (readPackage(folder)?.name === 'digital-red-queen') return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the package.json of digital-red-queen is missing')
  return findRoot(parent)
}

function readPackage(folder: string): PackageFile | null {
  const path = join(folder, 'package.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PackageFile) : null
}
