/**
 * A set of operations compiled to WebAssembly: modules for two warriors and for any number, with
 * and without coverage, made when needed.
 */
import type { WasmMemory } from './webassembly.js'
import type { StopRule } from '../engine.js'
import type { MarsSettings } from '../settings.js'
import type { Program } from '../warrior.js'
import type { DispatchPlan } from './dispatch.js'
import { CELL_ID, type Layout } from './layout.js'
import { generateMany } from './many-warriors.js'
import { EMPTY_OPERATION } from './operations.js'
import { buildModule, type WasmFunction } from './module.js'
import { generateTwo } from './two-warriors.js'

/** Plays some cycles of a round of two warriors: see `generateTwo`. */
export type PlayTwo = (from: number, to: number) => number
/** Plays a slice of a round of any number of warriors: see `generateMany`. */
export type PlayMany = (slice: number, stopAt: number, maxCycles: number) => number

/** A compiled module with a handler for each operation of some matches. */
export interface HandlerSet {
  /** Handler id of each operation in the set. */
  readonly ids: ReadonlyMap<number, number>
  /** Cells of programs that were loaded with these ids. */
  readonly cells: WeakMap<Program, Uint16Array | Uint32Array>
  playTwo(coverage: boolean): PlayTwo
  playMany(stop: StopRule, coverage: boolean): PlayMany
}

/** `operations` has the empty cell's. */
export function createHandlerSet(
  settings: MarsSettings,
  layout: Layout,
  memory: WasmMemory,
  operations: ReadonlySet<number>,
): HandlerSet {
  const others = [...operations].filter((operation) => operation !== EMPTY_OPERATION).sort((x, y) => x - y)
  const numbered = [EMPTY_OPERATION, ...others]
  const ids = new Map(numbered.map((operation, index) => [operation, CELL_ID.empty + index]))
  const planFor = (marksCoverage: boolean): DispatchPlan => ({
    settings,
    layout,
    operations: numbered,
    marksCoverage,
  })
  const compiled = new Map<string, PlayTwo | PlayMany>()
  const compile = (key: string, generate: () => WasmFunction) => {
    let play = compiled.get(key)
    if (play === undefined) {
      const generated = generate()
      const module = new WebAssembly.Module(buildModule([generated]))
      const { exports } = new WebAssembly.Instance(module, { env: { memory } })
      play = exports[generated.name] as PlayTwo | PlayMany
      compiled.set(key, play)
    }
    return play
  }
  return {
    ids,
    cells: new WeakMap(),
    playTwo: (coverage) => compile(`two ${coverage}`, () => generateTwo(planFor(coverage))) as PlayTwo,
    playMany: (stop, coverage) => compile(`${stop} ${coverage}`, () => generateMany(planFor(coverage), stop)),
  }
}
