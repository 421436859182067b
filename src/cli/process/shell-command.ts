import type { Command } from 'commander'
import type { CliEnvironment } from './environment.js'

/**
 * The arguments as one line for the shell of the platform, quoted where it needs it: a POSIX shell, on Windows cmd or
 * PowerShell.
 */
export function printShellCommand(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string {
  const quote = platform === 'win32' ? quoteForWindows : quoteForPosix
  return args.map(quote).join(' ')
}

const quoteForPosix = (arg: string) =>
  /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`

/** Backslashes count only before a quote, as programs split their command line there. */
function quoteForWindows(arg: string): string {
  if (/^[\w+=:./\\-]+$/.test(arg)) return arg
  return `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
}

/** Whether drq was started by `npm start`, which is `drq evolve` in a clone. */
export function isNpmStart({ env }: Pick<CliEnvironment, 'env'>): boolean {
  return env['npm_lifecycle_event'] === 'start'
}

/** The arguments of `drq` as the user types them: `npm start` is `drq evolve`, and in its clone the others need npx. */
export function printInvocation(args: readonly string[], env: Pick<CliEnvironment, 'env'>): string {
  const [command, ...rest] = args
  if (!isNpmStart(env)) return printShellCommand(['drq', ...args])
  return printShellCommand(command === 'evolve' ? ['npm', 'start', '--', ...rest] : ['npx', 'drq', ...args])
}

/** What the user typed behind `drq`, but for keys. */
export function typedArguments(command: Command): string[] {
  let program = command
  while (program.parent !== null) program = program.parent
  // Commander keeps it and does not declare it.
  const { rawArgs } = program as unknown as { readonly rawArgs: readonly string[] }
  const isKey = (text: string | undefined) => text === '--api-key'
  return rawArgs.filter(
    (text, index) => !isKey(text) && !isKey(rawArgs[index - 1]) && !text.startsWith('--api-key='),
  )
}

/** The arguments with `--seed random` replaced by the seed that was drawn, so that they give the same run again. */
export function fixSeed(args: readonly string[], seed: number): string[] {
  return args.map((arg, index) => {
    if (arg === '--seed=random') return `--seed=${seed}`
    return arg === 'random' && args[index - 1] === '--seed' ? `${seed}` : arg
  })
}
