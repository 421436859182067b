/**
 * Generates the function that plays any number of warriors: one dispatch site for all, since what differs between them
 * lies in their registers.
 */
import type { StopRule } from '../engine.js'
import { Code, WASM } from './code.js'
import { entryLoad, entryStore, numberLocals, queueing, writeSite, type DispatchPlan } from './dispatch.js'
import type { HandlerContext } from './handler.js'
import { REGISTER, ROUND_REGISTER } from './layout.js'
import type { WasmFunction } from './module.js'

/**
 * `playMany(slice, stopAt, maxCycles)`: plays up to `slice` instructions, >= 1, of the round that the round's registers
 * hold, until only `stopAt` warriors are left or the budget is over; answers 1 when the round has ended. The queue of
 * each warrior must have room for `slice` entries more.
 */
export function generateMany(plan: DispatchPlan, stop: StopRule): WasmFunction {
  const { layout, settings } = plan
  const code = new Code()
  const [slice, stopAt, maxCycles] = [0, 1, 2]
  const { handler: locals, own, i32Count, i64Count } = numberLocals(3, 10, settings)
  const [turn, before, alive, budget, steps, head, count, pc, queued, ended] = own as [
    number, number, number, number, number, number, number, number, number, number,
  ] // prettier-ignore
  const kept = { turn, before, alive, budget, steps }
  const loadRegister = (name: keyof typeof REGISTER) => code.get(turn).memory('i32Load', REGISTER[name])
  const storeRegister = (name: keyof typeof REGISTER, pushValue: () => void) => {
    code.get(turn)
    pushValue()
    code.memory('i32Store', REGISTER[name])
  }
  const addTo = (local: number, value: number) => code.get(local).i32(value).op(WASM.i32Add)

  const bury = { label: 0 }
  const pushRegisters = () => code.get(turn)
  const base = { code, layout, settings, pc, locals, pushRegisters }
  const lists = { head, offset: 0, count, queued, pushMap: () => loadRegister('coverage'), map: 0 }
  const context: HandlerContext = {
    ...base,
    ...queueing(plan, base, lists, () => {
      storeRegister('processes', () => code.get(count))
    }),
    die() {
      storeRegister('processes', () => addTo(count, -layout.fieldBytes).tee(count))
      code.get(count).op(WASM.i32Eqz).brIf(bury.label)
    },
  }

  for (const [name, local] of Object.entries(kept))
    code
      .i32(layout.round + ROUND_REGISTER[name as keyof typeof kept])
      .memory('i32Load', 0)
      .set(local)
  const exit = code.block()
  const nextTurn = code.loop()
  addTo(steps, 1).set(steps)
  loadRegister('head').tee(head).memory(entryLoad(layout), 0).set(pc)
  loadRegister('processes').set(count)
  const done = code.block()
  bury.label = code.block()
  writeSite(plan, context, () => {
    // The turn begins anew at the wrapped address.
    code.get(head).get(pc).memory(entryStore(layout), 0)
    addTo(steps, -1).set(steps)
    code.br(nextTurn)
  })
  addTo(budget, -1).set(budget)
  code.get(turn).set(before)
  code.br(done)
  code.end()
  // The warrior has died: its remaining cycles leave the budget, and it leaves the circle of the living.
  storeRegister('deathStep', () => code.get(steps))
  addTo(budget, -1).set(budget)
  if (stop === 'one-left') {
    // As pMARS reckons it, one tick too many (quirk V2).
    code
      .get(budget)
      .get(budget)
      .get(alive)
      .op(WASM.i32DivU)
      .op(WASM.i32Sub)
      .i32(1)
      .op(WASM.i32Sub)
      .set(budget)
  } else {
    code.get(budget).get(maxCycles).op(WASM.i32Sub).i32(1).op(WASM.i32Add)
    code.get(head)
    loadRegister('origin').op(WASM.i32Sub).i32(layout.fieldBytes).op(WASM.i32DivU).op(WASM.i32Add).set(budget)
  }
  addTo(alive, -1).set(alive)
  code.get(before)
  loadRegister('next').memory('i32Store', REGISTER.next)
  code.end()
  storeRegister('head', () => addTo(head, layout.fieldBytes))
  loadRegister('next').set(turn)
  code.i32(1).set(ended)
  code.get(alive).get(stopAt).op(WASM.i32LeU).brIf(exit)
  code.get(budget).i32(0).op(WASM.i32LeS).brIf(exit)
  code.i32(0).set(ended)
  addTo(slice, -1).tee(slice).brIf(nextTurn)
  code.end()
  code.end()
  for (const [name, local] of Object.entries(kept))
    code
      .i32(layout.round + ROUND_REGISTER[name as keyof typeof kept])
      .get(local)
      .memory('i32Store', 0)
  code.get(ended)
  return { name: 'playMany', parameterCount: 3, i32Count, i64Count, code }
}
