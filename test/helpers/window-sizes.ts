/** Windows from small to large, as columns and rows. */
export const WINDOW_SIZES: readonly (readonly [columns: number, rows: number])[] = [
  ...[5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 24].map((rows) => [20, rows] as const),
  ...[5, 8, 9, 10, 13, 17, 24].map((rows) => [40, rows] as const),
  ...[5, 10, 14, 15, 24].map((rows) => [80, rows] as const),
  [41, 11],
  [60, 18],
  [63, 17],
  [64, 24],
  [99, 50],
  [120, 40],
  [200, 60],
  [250, 5],
  [250, 70],
]
