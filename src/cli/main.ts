#!/usr/bin/env node
import { createEnvironment } from './process/environment.js'
import { runCli } from './program.js'

// TensorFlow's C library, where it is installed, tells of itself on stderr otherwise.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '3'

process.exitCode = await runCli(process.argv.slice(2), createEnvironment())
