import type { Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { registerWarriorsAdd } from './warriors-add.js'
import { registerWarriorsExport } from './warriors-export.js'
import { registerWarriorsLint } from './warriors-lint.js'
import { registerWarriorsList } from './warriors-list.js'
import { registerWarriorsRm } from './warriors-rm.js'
import { registerWarriorsShow } from './warriors-show.js'

export function registerWarriors(warriors: Command, env: CliEnvironment): void {
  registerWarriorsAdd(warriors, env)
  registerWarriorsList(warriors, env)
  registerWarriorsShow(warriors, env)
  registerWarriorsRm(warriors, env)
  registerWarriorsLint(warriors, env)
  registerWarriorsExport(warriors, env)
}
