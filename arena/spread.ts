/** At most `count` of the items, evenly from first to last. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (count >= items.length) return [...items]
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => items[Math.floor(((index + 0.5) * items.length) / count)]!,
  )
}
