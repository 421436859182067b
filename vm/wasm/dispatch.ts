/** What all generators share: the plan of a module, locals, and the dispatch from a cell's id to its handler. */
import type { MarsSettings } from '../settings.js'
import { WASM, type Code, type Label } from './code.js'
import { writeHandler, type HandlerContext, type HandlerLocals } from './handler.js'
import type { Layout } from './layout.js'

/** What a module is generated for. */
export interface Plan {
  readonly settings: MarsSettings
  readonly layout: Layout
  /** Operations that can occur, by handler id; any greater id is a guard cell's. */
  readonly operations: readonly number[]
  /** Ids that are tested one by one before the table, the most frequent first. */
  readonly hot: readonly number[]
  /** Whether covered addresses are marked: one store for each queued process. */
  readonly marksCoverage: boolean
}

export interface Locals {
  readonly handler: HandlerLocals
  /** 32-bit locals of the generator's own. */
  readonly own: readonly number[]
  readonly i32Count: number
  readonly i64Count: number
}

/** Numbers the locals behind the parameters: 32-bit ones, then 64-bit ones. */
export function numberLocals(parameterCount: number, ownCount: number, settings: MarsSettings): Locals {
  const isLimited = settings.readLimit < settings.coreSize || settings.writeLimit < settings.coreSize
  let next = parameterCount
  const own = Array.from({ length: ownCount }, () => next++)
  const [a, b, through, value, sum] = [next++, next++, next++, next++, next++]
  const narrow = () => {
    const pointer = next++
    return { pointer, target: isLimited ? next++ : pointer, a: next++, b: next++ }
  }
  const [aNarrow, bNarrow] = [narrow(), narrow()]
  const i32Count = next - parameterCount
  const wide = () => ({ cell: next++, high: next++ })
  const aOperand = { ...aNarrow, ...wide() }
  const bOperand = { ...bNarrow, ...wide() }
  return { handler: { a, b, through, value, sum, aOperand, bOperand }, own, i32Count, i64Count: 4 }
}

/**
 * Writes a dispatch site with all handlers: goes to the handler of the cell at `context.pc`, and from there behind the
 * site. `id` is a scratch local.
 */
export function writeSite(plan: Plan, context: HandlerContext, id: number): void {
  const { code, layout, pc } = context
  const end = code.block()
  const dispatch = code.loop()
  const wrap = code.block()
  const labels: Label[] = []
  for (let handler = plan.operations.length - 1; handler >= 0; handler--) labels[handler] = code.block()
  code
    .get(pc)
    .memory(layout.fieldBytes === 2 ? 'i32Load16U' : 'i32Load', layout.idOffset)
    .set(id)
  for (const hot of plan.hot) code.get(id).i32(hot).op(WASM.i32Eq).brIf(labels[hot]!)
  code.get(id).brTable([...labels, wrap])
  for (const operation of plan.operations) {
    code.end()
    writeHandler(context, operation)
    code.br(end)
  }
  code.end()
  // A guard cell: the same cell at the beginning of the core.
  code.get(pc).i32(layout.coreBytes).op(WASM.i32Sub).set(pc).br(dispatch)
  code.end()
  code.end()
}

/** Loads or stores a queue entry; entries are as wide as fields. */
export const entryLoad = (layout: Layout) => (layout.fieldBytes === 2 ? 'i32Load16U' : 'i32Load')
export const entryStore = (layout: Layout) => (layout.fieldBytes === 2 ? 'i32Store16' : 'i32Store')

/** Marks the address in the local as covered, in the map that begins at `map` plus what `pushBase` pushes. */
export function writeCover(
  code: Code,
  layout: Layout,
  address: number,
  map: number,
  pushBase?: () => void,
): void {
  code.get(address).i32(layout.cellShift).op(WASM.i32ShrU)
  if (pushBase !== undefined) {
    pushBase()
    code.op(WASM.i32Add)
  }
  code.i32(1).memory('i32Store8', map)
}
