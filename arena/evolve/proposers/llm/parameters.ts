/** Values of a request that a server may do without. */
export type ParameterValues = Readonly<Record<string, number | string>>

/** The parameters that a model takes, as its server says by refusing others. */
export interface Parameters<Values extends ParameterValues> {
  /** The parameters among `values` that are not known to be refused. */
  accepted(values: Partial<Values>): Partial<Values>
  /**
   * Finds the parameter of a request that a refusal names, and leaves it out from now on. Null when it names none that
   * was sent: it is refused for another reason.
   */
  learn(
    sent: Partial<Values>,
    refusal: { readonly message: string; readonly param: string | null },
  ): string | null
}

/** `aliases` are other names that servers have for a parameter. Told of each when it is first refused. */
export function createParameters<Values extends ParameterValues>(
  aliases: Readonly<Partial<Record<keyof Values, readonly string[]>>>,
  onRefusal: (name: string) => void,
): Parameters<Values> {
  const refused = new Set<string>()
  const namesOf = (name: string) => [name, ...(aliases[name] ?? [])]
  return {
    accepted: (values) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => !refused.has(name))) as Partial<Values>,
    learn(sent, { message, param }) {
      const names = Object.keys(sent)
      const named =
        names.find((name) => param !== null && namesOf(name).includes(param)) ??
        names.find((name) => namesOf(name).some((known) => new RegExp(`\\b${known}\\b`, 'i').test(message)))
      if (named === undefined) return null
      if (!refused.has(named)) onRefusal(named)
      refused.add(named)
      return named
    },
  }
}
