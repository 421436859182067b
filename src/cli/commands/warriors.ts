import { Argument, type Command } from 'commander'
import type { StoredWarrior, WarriorResult, WarriorSummary } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../environment.js'
import { UsageError } from '../exit.js'
import { addStoreFlag, readStore, type StoreOptions } from '../store-flags.js'
import { countOf, printTable, safeLines, safeText, toJson, type Column } from '../text.js'

interface WarriorsOptions extends StoreOptions {
  readonly json?: true
}

export function registerWarriors(program: Command, env: CliEnvironment): void {
  const command = program
    .command('warriors')
    .description('list the stored warriors, or show one with its source and results')
    .addArgument(new Argument('[warrior]', 'its name, or the first digits of its id (4 or more)'))
    .option('--json', 'print everything as JSON')
  addStoreFlag(command).action((warrior: string | undefined, options: WarriorsOptions) =>
    warrior === undefined ? listWarriors(options, env) : showWarrior(warrior, options, env),
  )
}

/** Digits of an id in tables: enough to tell millions of warriors apart. */
const ID_DIGITS = 12

const LIST_COLUMNS: readonly Column[] = [
  { title: 'id' },
  { title: 'name', maxWidth: 32 },
  { title: 'author', maxWidth: 24 },
  { title: 'length', align: 'right' },
  { title: 'matches', align: 'right' },
  { title: 'wins', align: 'right' },
  { title: 'losses', align: 'right' },
  { title: 'ties', align: 'right' },
]

async function listWarriors(options: WarriorsOptions, env: CliEnvironment): Promise<void> {
  const list = await readStore(options, env, (store) => store.warriors.list())
  env.stdout.write(options.json ? `${toJson(list)}\n` : printList(list))
}

function printList(list: readonly WarriorSummary[]): string {
  return printTable(
    LIST_COLUMNS,
    list.map(({ id, name, author, length, matches, wins, losses, ties }) => {
      return [id.slice(0, ID_DIGITS), name, author, length, matches, wins, losses, ties]
    }),
  )
}

async function showWarrior(text: string, options: WarriorsOptions, env: CliEnvironment): Promise<void> {
  const found = await readStore(options, env, (store) =>
    store.warriors.find(text).map((warrior) => ({ warrior, results: store.warriors.results(warrior.id) })),
  )
  const [only] = found
  if (only === undefined)
    throw new UsageError(`no warrior ${text} in ${options.db}`, 'drq warriors lists them.')
  if (found.length > 1) {
    const ids = found.map(({ warrior }) => `  ${warrior.id.slice(0, ID_DIGITS)}  ${warrior.name}`)
    throw new UsageError(
      `${countOf(found.length, 'warrior')} match ${text}`,
      `Name one by its id:\n${ids.join('\n')}`,
    )
  }
  const { warrior, results } = only
  env.stdout.write(options.json ? `${toJson({ ...warrior, results })}\n` : printWarrior(warrior, results))
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

function printWarrior(warrior: StoredWarrior, results: readonly WarriorResult[]): string {
  const { id, name, author, instructions, start, pin, source } = warrior
  const facts = [
    ['name', name],
    ['author', author],
    ['id', id],
    ['length', countOf(instructions.length, 'instruction')],
    ['start', String(start)],
    ...(pin === null ? [] : [['PIN', String(pin)]]),
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
  return `${head}\n\n${results.length === 0 ? 'no matches\n' : table}\n${safeLines(source).trimEnd()}\n`
}
