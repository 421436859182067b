import type { Command, Option } from 'commander'

/** Adds the options but those of the flags in `except`: the command does not know these, and has their defaults. */
export function addOptions(
  command: Command,
  options: readonly Option[],
  except: ReadonlySet<string> = new Set(),
): Command {
  for (const option of options) {
    if (!except.has(option.long!)) command.addOption(option)
    else if (option.defaultValue !== undefined)
      command.setOptionValueWithSource(option.attributeName(), option.defaultValue, 'default')
  }
  return command
}
