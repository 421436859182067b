/** Files and folders that a command will write when all is fought: what is wrong with them is said before. */
import { closeSync, existsSync, mkdirSync, openSync, unlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { WARRIOR_FILE } from './file-names.js'

/** Throws a UsageError when the file cannot be written, or may be somebody's warrior. */
export function checkOutputFile(file: string, { cwd }: CliEnvironment): void {
  const path = resolve(cwd, file)
  const isNew = !existsSync(path)
  if (WARRIOR_FILE.test(file) && !isNew)
    throw new UsageError(`${file} is a warrior; it would be overwritten`, 'Choose another name.')
  try {
    closeSync(openSync(path, 'a'))
    if (isNew) unlinkSync(path)
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${(cause as Error).message}`, '', { cause })
  }
}

/** Makes the folder where there is none. Throws a UsageError. */
export function makeOutputFolder(folder: string, { cwd }: CliEnvironment): void {
  try {
    mkdirSync(resolve(cwd, folder), { recursive: true })
  } catch (cause) {
    throw new UsageError(`${folder} cannot be made: ${(cause as Error).message}`, '', { cause })
  }
}
