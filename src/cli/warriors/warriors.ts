import type { Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { registerWarriorsAdd } from './warriors-add.js'
import { registerWarriorsExport } from './warriors-export.js'
import { registerWarriorsLint } from './warriors-lint.js'
import { registerWarriorsList } from './warriors-list.js'
import { registerWarriorsRm } from './warriors-rm.js'
import { registerWarriorsShow } from './warriors-show.js'

export function registerWarriors(program: Command, env: CliEnvironment): void {
  const warriors = program
    .command('warriors')
    .description('add, list, check and export warriors, and group them in sets')
  registerWarriorsAdd(warriors, env)
  registerWarriorsList(warriors, env)
  registerWarriorsShow(warriors, env)
  registerWarriorsRm(warriors, env)
  registerWarriorsLint(warriors, env)
  registerWarriorsExport(warriors, env)
}
