/** Flags that had another name in older versions, which is still taken. */
import { InvalidArgumentError, Option } from 'commander'

/**
 * A flag that has a parser, and the same flag under its former name (`rounds` for `--rounds`), which help does not
 * show. Both set the value that is called after the new name, and together they must agree.
 */
export function withFormerName(flag: Option, former: string): readonly Option[] {
  const parse = flag.parseArg!
  const old = new FormerOption(flag, former).hideHelp()
  let last: { readonly by: Option; readonly value: unknown } | null = null
  for (const own of [flag, old])
    own.argParser((text, previous) => {
      const value = parse(text, previous)
      if (last !== null && last.by !== own && last.value !== value)
        throw new InvalidArgumentError(
          `${old.long!} is the former name of ${flag.long!}, and both are given.`,
        )
      last = { by: own, value }
      return value
    })
  return [flag, old]
}

class FormerOption extends Option {
  readonly #flag: Option

  constructor(flag: Option, former: string) {
    super(flag.flags.replace(flag.long!, `--${former}`), flag.description)
    this.#flag = flag
  }

  override attributeName(): string {
    return this.#flag.attributeName()
  }
}
