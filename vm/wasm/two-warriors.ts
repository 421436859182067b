/**
 * Generates the function that plays two warriors until one is left: a dispatch site and a copy of all handlers for
 * each, so that queue addresses are constants and each warrior's branches are predicted apart.
 */
import { Code, WASM } from './code.js'
import { entryLoad, numberLocals, queueing, writeSite, type DispatchPlan } from './dispatch.js'
import { REGISTER } from './layout.js'
import type { WasmFunction } from './module.js'

/**
 * `playTwo(from, to)`: offsets of queue entries in bytes, from the first cycle to play to the one behind the last.
 * Answers 0 when the last cycle is over, else 1 + the slot that died in the cycle at `head` of slot 0 (an offset too).
 */
export function generateTwo(plan: DispatchPlan): WasmFunction {
  const { layout, settings } = plan
  const code = new Code()
  const [at, to] = [0, 1]
  const { handler: locals, own, i32Count, i64Count } = numberLocals(2, 6, settings)
  const [pc0, pc1, count0, count1, queued, result] = own as [
    number, number, number, number, number, number,
  ] // prettier-ignore
  const slots = [
    { pc: pc0, count: count0 },
    { pc: pc1, count: count1 },
  ]
  for (const [slot, { pc, count }] of slots.entries()) {
    const registers = layout.registers[slot]!
    code
      .i32(0)
      .memory('i32Load', registers + REGISTER.processes)
      .set(count)
    code.get(at).memory(entryLoad(layout), layout.queues[slot]!).set(pc)
  }
  const exit = code.block()
  const cycle = code.loop()
  for (const [slot, { pc, count }] of slots.entries()) {
    const queue = layout.queues[slot]!
    const pushRegisters = () => code.i32(layout.registers[slot]!)
    const base = { code, layout, settings, pc, locals, pushRegisters }
    const die = () => {
      code.get(count).i32(layout.fieldBytes).op(WASM.i32Sub).tee(count).op(WASM.i32Eqz).if()
      code
        .i32(slot + 1)
        .set(result)
        .br(exit)
      code.end()
    }
    const pushMap = () => code.i32(0)
    const lists = { head: at, offset: queue, count, queued, pushMap, map: layout.coverages[slot]! }
    const context = { ...base, ...queueing(plan, base, lists), die }
    writeSite(plan, context, () => {
      // Both sites are entered through the beginning of the cycle; slot 0, which has had its turn, passes.
      if (slot === 1) code.i32(layout.pass).set(pc0)
      code.br(cycle)
    })
    // The next program counter is loaded early: at the next dispatch only the cell's id is missing.
    code
      .get(at)
      .memory(entryLoad(layout), queue + layout.fieldBytes)
      .set(pc)
  }
  code.get(at).i32(layout.fieldBytes).op(WASM.i32Add).tee(at)
  code.get(to).op(WASM.i32LtU).brIf(cycle)
  code.end()
  code.end()

  for (const [slot, { count }] of slots.entries())
    code
      .i32(0)
      .get(count)
      .memory('i32Store', layout.registers[slot]! + REGISTER.processes)
  code
    .i32(0)
    .get(at)
    .memory('i32Store', layout.registers[0]! + REGISTER.head)
  code.get(result)
  return { name: 'playTwo', parameterCount: 2, i32Count, i64Count, code }
}
