/** WGSL expressions over fields and addresses; `core` is the core size. */
import type { CellLayout } from './layout.js'

/** The A-field of a cell's word. */
export const aField = (cells: CellLayout, word: string): string =>
  cells === 'narrow' ? `((${word} >> 13u) & 8191u)` : `(${word} >> 16u)`

/** The B-field of a cell's word. */
export const bField = (cells: CellLayout, word: string): string =>
  cells === 'narrow' ? `(${word} & 8191u)` : `(${word} & 65535u)`

/** A cell's word with other fields; its operation (narrow) stays. */
export const withFields = (cells: CellLayout, word: string, a: string, b: string): string =>
  cells === 'narrow' ? `((${word} & 0xfc000000u) | (${a} << 13u) | ${b})` : `((${a} << 16u) | ${b})`

/** What a sum of two numbers below the core size comes to in the core: x or x - core, without a branch. */
export const wrapped = (sum: string): string => `min(${sum}, ${sum} - core)`

/** x - 1, from 0 to the last cell. */
export const decremented = (value: string): string => `min(${value} - 1u, core - 1u)`

/** x + 1, from the last cell to 0. */
export const incremented = (value: string): string => wrapped(`(${value} + 1u)`)

/** x - y, both below the core size. */
export const difference = (x: string, y: string): string => `min(${x} - ${y}, ${x} - ${y} + core)`

/** Folds an offset below twice the core size to within half the limit on both sides (ICWS'94, 5.6). */
export const FOLD = `fn fold(offset: u32, limit: u32, core: u32) -> u32 {
  let rest = offset % limit;
  return select(rest + core - limit, rest, rest <= limit / 2u);
}`
