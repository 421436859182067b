/** The arguments as one line for a POSIX shell, quoted where it needs it. */
export function printShellCommand(args: readonly string[]): string {
  return args
    .map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`))
    .join(' ')
}

/** The arguments with `--seed random` replaced by the seed that was drawn, so that they give the same run again. */
export function fixSeed(args: readonly string[], seed: number): string[] {
  return args.map((arg, index) => {
    if (arg === '--seed=random') return `--seed=${seed}`
    return arg === 'random' && args[index - 1] === '--seed' ? `${seed}` : arg
  })
}
