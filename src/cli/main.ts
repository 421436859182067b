#!/usr/bin/env node
import { createEnvironment } from './environment.js'
import { runCli } from './program.js'

process.exitCode = await runCli(process.argv.slice(2), createEnvironment())
