/** What all generators share: the plan of a module, locals, and the dispatch from a cell's id to its handler. */
import type { MarsSettings } from '../settings.js'
import { WASM, type BlockLabel } from './code.js'
import { writeHandler, type HandlerContext, type HandlerLocals } from './handler.js'
import { REGISTER, type Layout } from './layout.js'

/** What a module is generated for. */
export interface DispatchPlan {
  readonly settings: MarsSettings
  readonly layout: Layout
  /** Operations that can occur; the first one, the empty cell's, has the id CELL_ID.empty. */
  readonly operations: readonly number[]
  /** Whether queued addresses are marked as covered: 4 to 8 % of the time. */
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
 * site. At a guard cell `pc` is led back to the beginning of the core, and `redispatch` goes to where the site is
 * entered anew: a loop for that around each site would cost 4 % in V8's stack checks.
 *
 * Measured on this shape, as instructions a second: comparing the id with the 2 most frequent ones before the table
 * 1.00, with 8 0.92, with 16 0.87, a tree of comparisons weighted by frequency 0.89; the dispatch of the second warrior
 * repeated at the end of the first one's hot handlers 0.99 to 1.02; ids loaded a turn ahead 0.99.
 */
export function writeSite(plan: DispatchPlan, context: HandlerContext, redispatch: () => void): void {
  const { code, layout, pc } = context
  const end = code.block()
  const guard = code.block()
  const labels: BlockLabel[] = []
  for (let index = plan.operations.length - 1; index >= 0; index--) labels[index] = code.block()
  code.get(pc).memory(entryLoad(layout), layout.idOffset)
  // By CELL_ID: the pass, the operations, all else.
  code.brTable([end, ...labels, guard])
  for (const operation of plan.operations) {
    code.end()
    writeHandler(context, operation)
    code.br(end)
  }
  code.end()
  code.get(pc).i32(layout.coreBytes).op(WASM.i32Sub).set(pc)
  redispatch()
  code.end()
}

/** Loads or stores a queue entry or a handler's id; both are as wide as fields. */
export const entryLoad = (layout: Layout) => (layout.fieldBytes === 2 ? 'i32Load16U' : 'i32Load')
/** The instruction that stores a queue entry or a handler's id; both are as wide as fields. */
export const entryStore = (layout: Layout) => (layout.fieldBytes === 2 ? 'i32Store16' : 'i32Store')

/** A process queue: `count` (processes times the bytes of an entry) entries from `head` + `offset` on. */
export interface QueueLocals {
  readonly head: number
  readonly offset: number
  readonly count: number
  /** Scratch for the address that is queued. */
  readonly queued: number
  /** Pushes what, with `map`, is the address of the warrior's coverage map. */
  readonly pushMap: () => void
  readonly map: number
}

/** How processes go on: the executing one is still at the head of its queue, so the next free entry is behind `count`. */
export function queueing(
  { layout, settings, marksCoverage }: DispatchPlan,
  { code, pc, pushRegisters }: Pick<HandlerContext, 'code' | 'pc' | 'pushRegisters'>,
  { head, offset, count, queued, pushMap, map }: QueueLocals,
  keepCount: () => void = () => undefined,
): Pick<HandlerContext, 'queue' | 'split'> {
  const push = (pushAddress: () => void, behind: number) => {
    code.get(head).get(count).op(WASM.i32Add)
    pushAddress()
    if (marksCoverage) code.tee(queued)
    code.memory(entryStore(layout), offset + behind * layout.fieldBytes)
    if (!marksCoverage) return
    // Marked here and not, in one go, from the queues afterwards: that took 12 %, since it fills no bubbles.
    pushMap()
    code.get(queued).i32(layout.cellShift).op(WASM.i32ShrU).op(WASM.i32Add).i32(1).memory('i32Store8', map)
  }
  const addTo = (local: number, value: number) => code.get(local).i32(value).op(WASM.i32Add)
  return {
    queue(pushAddress) {
      push(pushAddress, 0)
    },
    split(target) {
      push(() => addTo(pc, 1 << layout.cellShift), 0)
      const most = settings.maxProcesses * layout.fieldBytes
      code.get(count).i32(most).op(WASM.i32LtU).if()
      push(() => code.get(target), 1)
      addTo(count, layout.fieldBytes).set(count)
      keepCount()
      // In memory: locals are scarce, registers more so.
      pushRegisters()
      pushRegisters()
      code.memory('i32Load', REGISTER.spawned).i32(1).op(WASM.i32Add).memory('i32Store', REGISTER.spawned)
      code.end()
    },
  }
}
