/** Lines of a view that stand or fall together. */
export interface ViewPart<T extends string> {
  readonly name: T
  readonly rows: number
}

export interface RowBudget<T extends string> {
  readonly has: (name: T) => boolean
  /** Rows that no part needs. */
  readonly left: number
}

/** Which parts of a view have room in so many rows: the most important come first and push out those behind them. */
export function spendRows<T extends string>(rows: number, parts: readonly ViewPart<T>[]): RowBudget<T> {
  const kept = new Set<T>()
  let left = rows
  for (const part of parts) {
    if (part.rows > left) continue
    kept.add(part.name)
    left -= part.rows
  }
  return { has: (name) => kept.has(name), left }
}
