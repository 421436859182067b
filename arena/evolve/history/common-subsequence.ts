/**
 * Places of a longest common subsequence of two lists, in pairs that rise in both (Wagner and Fischer, "The
 * string-to-string correction problem", 1974). The table takes two bytes for each pair of items; lists are of at most
 * 65535 items.
 */
export function commonSubsequence<T>(
  first: readonly T[],
  second: readonly T[],
): (readonly [first: number, second: number])[] {
  const width = second.length + 1
  // At [i, j] the length for what comes from i and j on.
  const lengths = new Uint16Array((first.length + 1) * width)
  for (let i = first.length - 1; i >= 0; i--)
    for (let j = second.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        first[i] === second[j]
          ? 1 + lengths[(i + 1) * width + j + 1]!
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const places: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < first.length && j < second.length;) {
    if (first[i] === second[j]) places.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return places
}
