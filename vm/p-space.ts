/**
 * P-space as pMARS has it. The reference engine and the wasm engine, whose yardstick it is, share these rules: what is
 * wrong here no comparison of the two shows, only the golden files of pMARS do.
 */
import type { Program } from './warrior.js'

/** The memory that outlives a round (pMARS): cell 0, the result of the last round, is each warrior's own. */
export class PSpace {
  private readonly shared: Uint32Array
  private result: number

  constructor(shared: Uint32Array, result: number) {
    this.shared = shared
    this.result = result
  }

  load(index: number): number {
    const cell = index % this.shared.length
    return cell === 0 ? this.result : this.shared[cell]!
  }

  store(index: number, value: number): void {
    const cell = index % this.shared.length
    if (cell === 0) this.result = value
    else this.shared[cell] = value
  }

  /** What pMARS writes into cell 0 after a round: the number of survivors for a survivor, else 0. */
  setResult(result: number): void {
    this.result = result
  }

  toArray(): Uint32Array {
    const cells = this.shared.slice()
    cells[0] = this.result
    return cells
  }
}

/** Index of the P-space of each program: one for each PIN, one of its own without. */
export function sharedSpaces(programs: readonly Pick<Program, 'pin'>[]): number[] {
  const spaces: number[] = []
  for (const [index, { pin }] of programs.entries()) {
    // As in pMARS, a PIN of 0 also captures later warriors without one (quirk V8).
    const owner = programs.findIndex(
      (other, i) => i < index && other.pin !== null && other.pin === (pin ?? 0),
    )
    spaces.push(owner === -1 ? index : spaces[owner]!)
  }
  return spaces
}

/** Fresh P-spaces for a match: all cells 0, and the result of round 0 "no round yet", coreSize-1. */
export function createPSpaces(programs: readonly Program[], size: number, coreSize: number): PSpace[] {
  const cells = programs.map(() => new Uint32Array(size))
  return sharedSpaces(programs).map((space) => new PSpace(cells[space]!, coreSize - 1))
}
