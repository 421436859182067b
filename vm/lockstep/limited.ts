/** The first of many, and how many more there are. */
export interface Limited<T> {
  readonly first: readonly T[]
  readonly more: number
}

/** The first so many of a list, and how many more there are. */
export function limit<T>(all: readonly T[], count: number): Limited<T> {
  return { first: all.slice(0, count), more: Math.max(0, all.length - count) }
}
