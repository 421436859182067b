#!/usr/bin/env node
import module from 'node:module'

// TensorFlow's C library, where it is installed, tells of itself on stderr otherwise.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3'
// The stack of a bug in the lines that were written. Maps are only read for what is loaded from here on.
if (process.env['DRQ_DEBUG'] === '1') process.setSourceMapsEnabled(true)
// Node 22.1 and later: what was compiled once is read the next time.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => void }
enableCompileCache?.()

const { createEnvironment } = await import('./process/environment.js')
const { runCli } = await import('./program.js')
process.exitCode = await runCli(process.argv.slice(2), createEnvironment())
