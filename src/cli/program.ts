import { Command, CommanderError } from 'commander'
import { COMMANDS } from './commands.js'
import type { CliEnvironment } from './process/environment.js'
import { EXIT, judgeError, type ExitCode } from './process/exit.js'
import { PACKAGE_VERSION } from './process/package-root.js'
import { safeLines } from '../text/safe-text.js'

/** The word that names the command, also in `drq help battle`. No option of `drq` itself takes a value. */
function commandWord(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'))
  return first === 'help' ? second : first
}

/** The program `drq`: all its commands by name, and those that are wanted with all that they can do. */
export async function createProgram(
  isWanted: (name: string) => boolean,
  env: CliEnvironment,
): Promise<Command> {
  const usages = new Map(
    COMMANDS.map(({ name, alias, usage }) => {
      const names = alias === undefined ? name : `${name}|${alias}`
      return [name, `${names} ${usage}`.trimEnd()]
    }),
  )
  const program = new Command('drq')
    .description('A Core War arena: battles, tournaments and evolution of Redcode warriors')
    .version(PACKAGE_VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => env.stdout.write(text),
      writeErr: (text) => env.stderr.write(safeLines(text)),
      getOutHasColors: () => env.colors,
      getErrHasColors: () => env.colors,
    })
    .showHelpAfterError('--help shows what there is.')
    .exitOverride()
  for (const { name, alias, description, load } of COMMANDS) {
    const command = program.command(name).description(description)
    if (alias !== undefined) command.alias(alias)
    if (isWanted(name) || (alias !== undefined && isWanted(alias))) (await load())(command, env)
  }
  const usual = program.createHelp()
  // After its commands have inherited the usual help: their own commands are all there.
  return program.configureHelp({
    ...program.configureHelp(),
    subcommandTerm: (command) => usages.get(command.name()) ?? usual.subcommandTerm(command),
  })
}

/** `drq help hill add`: the help of a command and of those below it, which commander's own `help` does not reach. */
function showHelp(program: Command, words: readonly string[]): void {
  let command = program
  for (const word of words.filter((one) => !one.startsWith('-'))) {
    const next = command.commands.find((one) => one.name() === word || one.aliases().includes(word))
    if (next === undefined) command.error(`error: unknown command '${word}'`, { exitCode: EXIT.usage })
    else command = next
  }
  command.help()
}

/** Runs `drq` with the arguments behind its name and says how it ended; what went wrong is on stderr. */
export async function runCli(args: readonly string[], env: CliEnvironment): Promise<ExitCode> {
  try {
    const word = commandWord(args)
    const program = await createProgram((name) => name === word, env)
    if (args[0] === 'help') showHelp(program, args.slice(1))
    await program.parseAsync(args, { from: 'user' })
    return EXIT.done
  } catch (error) {
    // Commander has printed its message already. Help that was asked for ends with 0, all else is bad usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const { code, text } = judgeError(error, env.env['DRQ_DEBUG'] === '1')
    env.stderr.write(text)
    return code
  }
}
