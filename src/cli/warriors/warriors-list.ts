import { Argument, Option, type Command } from 'commander'
import type { SetMember, SetSummary, WarriorSummary } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { membersOf } from '../sources/set-names.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { printId } from '../sources/stored-warrior.js'
import { toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { showWarrior } from './warriors-show.js'
import { jsonFlag } from '../flags/common-flags.js'

interface ListFlags extends StoreOptions {
  readonly set?: string
  readonly sets?: true
  readonly json?: true
}

export function registerWarriorsList(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('list', { isDefault: true })
    .description('list the stored warriors; drq warriors alone does the same')
    .addArgument(new Argument('[warrior]', 'shows this one'))
    .addOption(new Option('--set <name>', 'only those of a set').conflicts('sets'))
    .option('--sets', 'list the sets instead')
    .addOption(jsonFlag('everything'))
  addStoreFlag(command).action((warrior: string | undefined, flags: ListFlags) =>
    warrior === undefined ? list(flags, env) : showWarrior(warrior, flags, env),
  )
}

async function list(flags: ListFlags, env: CliEnvironment): Promise<void> {
  const { set } = flags
  const { rows, table } = await readStore(flags, env, (store) => {
    if (flags.sets) return answer(store.sets.list(), printSets)
    const all = store.warriors.list()
    return set === undefined
      ? answer(all, printAll)
      : answer(withNames(all, membersOf(set, store)), printMembers)
  })
  env.stdout.write(flags.json ? `${toJson(rows)}\n` : table())
}

function answer<T>(rows: readonly T[], print: (rows: readonly T[]) => string) {
  return { rows, table: () => print(rows) }
}

interface MemberSummary extends WarriorSummary {
  readonly member: string
}

function withNames(all: readonly WarriorSummary[], members: readonly SetMember[]): MemberSummary[] {
  const byId = new Map(all.map((summary) => [summary.id, summary]))
  return members.map(({ name, warrior }) => ({ member: name, ...byId.get(warrior.id)! }))
}

const COLUMNS: readonly Column[] = [
  { title: 'id' },
  { title: 'name', maxWidth: 32 },
  { title: 'author', maxWidth: 24 },
  { title: 'length', align: 'right' },
  { title: 'matches', align: 'right' },
  { title: 'wins', align: 'right' },
  { title: 'losses', align: 'right' },
  { title: 'ties', align: 'right' },
]

function cellsOf({ id, name, author, length, matches, wins, losses, ties }: WarriorSummary) {
  return [printId(id), name, author, length, matches, wins, losses, ties]
}

function printAll(summaries: readonly WarriorSummary[]): string {
  return printTable(COLUMNS, summaries.map(cellsOf))
}

function printMembers(members: readonly MemberSummary[]): string {
  const rows = members.map(({ member, ...summary }) => [member, ...cellsOf(summary)])
  return printTable([{ title: 'member', maxWidth: 32 }, ...COLUMNS], rows)
}

function printSets(sets: readonly SetSummary[]): string {
  return printTable(
    [{ title: 'set' }, { title: 'warriors', align: 'right' }],
    sets.map(({ name, members }) => [name, members]),
  )
}
