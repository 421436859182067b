#!/usr/bin/env node
import { mkdirSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// TensorFlow's C library, where it is installed, tells of itself on stderr otherwise.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3'
// The stack of a bug in the lines that were written. Maps are only read for what is loaded from here on.
if (process.env['DRQ_DEBUG'] === '1') process.setSourceMapsEnabled(true)
// Node 22.1 and later: what was compiled once is read the next time. Node makes the folder as well, but never ends where
// none can be made (TMPDIR=/proc).
const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => void }
if (enableCompileCache !== undefined) {
  const folder = join(tmpdir(), 'node-compile-cache')
  if (canMake(folder)) enableCompileCache(folder)
}

const { createEnvironment } = await import('./process/environment.js')
const { runCli } = await import('./program.js')
process.exitCode = await runCli(process.argv.slice(2), createEnvironment())

function canMake(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}
