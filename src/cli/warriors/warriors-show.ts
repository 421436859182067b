import { Argument, type Command } from 'commander'
import type { StoredWarrior, WarriorResult } from '../../../arena/store/index.js'
import { safeSource } from '../outputs/champion-files.js'
import type { CliEnvironment } from '../process/environment.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { findStoredWarrior } from '../sources/stored-warrior.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface ShowFlags extends StoreOptions {
  readonly json?: true
}

export function registerWarriorsShow(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('show')
    .description('show one with its source and results')
    .addArgument(
      new Argument('<warrior>', 'its name, its name in a set, or the first digits of its id (4 or more)'),
    )
    .addOption(jsonFlag('everything'))
  addStoreFlag(command).action((warrior: string, flags: ShowFlags) => showWarrior(warrior, flags, env))
}

interface Shown {
  readonly warrior: StoredWarrior
  readonly sets: readonly string[]
  readonly results: readonly WarriorResult[]
}

export async function showWarrior(text: string, flags: ShowFlags, env: CliEnvironment): Promise<void> {
  const shown = await readStore(flags, env, (store): Shown => {
    const warrior = findStoredWarrior(text, store, flags)
    return { warrior, sets: store.sets.holding(warrior.id), results: store.warriors.results(warrior.id) }
  })
  const { warrior, ...rest } = shown
  env.stdout.write(flags.json ? `${toJson({ ...warrior, ...rest })}\n` : printWarrior(shown))
}

const RESULT_COLUMNS: readonly Column[] = [
  { title: 'core', align: 'right' },
  { title: 'cycles', align: 'right' },
  { title: 'warriors', align: 'right' },
  { title: 'until' },
  { title: 'matches', align: 'right' },
  { title: 'wins', align: 'right' },
  { title: 'losses', align: 'right' },
  { title: 'ties', align: 'right' },
  { title: 'score', align: 'right' },
]

function printWarrior({ warrior, sets, results }: Shown): string {
  const { id, name, author, instructions, start, pin } = warrior
  const facts = [
    ['name', name],
    ['author', author],
    ['id', id],
    ['length', countOf(instructions.length, 'instruction')],
    ['start', String(start)],
    ...(pin === null ? [] : [['PIN', String(pin)]]),
    ...(sets.length === 0 ? [] : [['sets', sets.join(', ')]]),
  ] as const
  const table = printTable(
    RESULT_COLUMNS,
    results.map((result) => [
      result.settings.coreSize,
      result.settings.maxCycles,
      result.warriorCount,
      result.stop,
      result.matches,
      result.wins,
      result.losses,
      result.ties,
      result.score,
    ]),
  )
  const head = facts.map(([label, value]) => `${label.padEnd(7)} ${safeText(value)}`).join('\n')
  return `${head}\n\n${results.length === 0 ? 'no matches\n' : table}\n${safeSource(warrior).trimEnd()}\n`
}
