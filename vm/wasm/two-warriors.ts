/**
 * Generates the function that plays two warriors until one is left: a dispatch site and a copy of all handlers for
 * each, so that queue addresses are constants and each warrior's branches are predicted apart.
 */
import { Code, WASM } from './code.js'
import { entryLoad, entryStore, numberLocals, writeCover, writeSite, type Plan } from './dispatch.js'
import type { HandlerContext } from './handler.js'
import { REGISTER } from './layout.js'
import type { WasmFunction } from './module.js'

/**
 * `playTwo(from, to)`: offsets of queue entries in bytes, from the first cycle to play to the one behind the last.
 * Answers 0 when the last cycle is over, else 1 + the slot that died in the cycle at `head` of slot 0 (an offset too).
 */
export function generateTwo(plan: Plan): WasmFunction {
  const { layout, settings } = plan
  const code = new Code()
  const [at, to] = [0, 1]
  const { handler: locals, own, i32Count, i64Count } = numberLocals(2, 9, settings)
  const [id, pc0, pc1, count0, count1, spawned0, spawned1, queued, result] = own as [
    number, number, number, number, number, number, number, number, number,
  ] // prettier-ignore
  const slots = [
    { pc: pc0, count: count0, spawned: spawned0 },
    { pc: pc1, count: count1, spawned: spawned1 },
  ]

  for (const [slot, { pc, count, spawned }] of slots.entries()) {
    const registers = layout.registers[slot]!
    code
      .i32(0)
      .memory('i32Load', registers + REGISTER.processes)
      .set(count)
    code
      .i32(0)
      .memory('i32Load', registers + REGISTER.spawned)
      .set(spawned)
    code.get(at).memory(entryLoad(layout), layout.queues[slot]!).set(pc)
  }
  const exit = code.block()
  const cycle = code.loop()
  for (const [slot, { pc, count, spawned }] of slots.entries()) {
    const queue = layout.queues[slot]!
    /** Stores an address `behind` entries behind the last process. */
    const push = (pushAddress: () => void, behind = 0) => {
      code.get(at).get(count).op(WASM.i32Add)
      pushAddress()
      if (plan.marksCoverage) code.tee(queued)
      code.memory(entryStore(layout), queue + behind * layout.fieldBytes)
      if (plan.marksCoverage) writeCover(code, layout, queued, layout.coverages[slot]!)
    }
    const context: HandlerContext = {
      code,
      layout,
      settings,
      pc,
      locals,
      queue: push,
      split(target) {
        push(() =>
          code
            .get(pc)
            .i32(1 << layout.cellShift)
            .op(WASM.i32Add),
        )
        code
          .get(count)
          .i32(settings.maxProcesses * layout.fieldBytes)
          .op(WASM.i32LtU)
          .if()
        push(() => code.get(target), 1)
        code.get(count).i32(layout.fieldBytes).op(WASM.i32Add).set(count)
        code.get(spawned).i32(1).op(WASM.i32Add).set(spawned)
        code.end()
      },
      die() {
        code.get(count).i32(layout.fieldBytes).op(WASM.i32Sub).tee(count).op(WASM.i32Eqz).if()
        code
          .i32(slot + 1)
          .set(result)
          .br(exit)
        code.end()
      },
      pushRegisters: () => code.i32(layout.registers[slot]!),
    }
    writeSite(plan, context, id)
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

  for (const [slot, { count, spawned }] of slots.entries()) {
    const registers = layout.registers[slot]!
    code
      .i32(0)
      .get(count)
      .memory('i32Store', registers + REGISTER.processes)
    code
      .i32(0)
      .get(spawned)
      .memory('i32Store', registers + REGISTER.spawned)
  }
  code
    .i32(0)
    .get(at)
    .memory('i32Store', layout.registers[0]! + REGISTER.head)
  code.get(result)
  return { name: 'playTwo', parameterCount: 2, i32Count, i64Count, code }
}
