/** Counts what was covered: the map of a slot has one byte a cell, which is 1 when its address was ever queued. */
import type { WasmMemory } from './webassembly.js'
import { Code, WASM } from './code.js'
import { buildModule, type WasmFunction } from './module.js'

/** Marks from address `from` to before address `to`; the distance is a multiple of 8. */
export type CountMarks = (from: number, to: number) => number

export function createCountMarks(memory: WasmMemory): CountMarks {
  const module = new WebAssembly.Module(buildModule([generateCount()]))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return exports['countMarks'] as CountMarks
}

function generateCount(): WasmFunction {
  const code = new Code()
  const [from, to, sum] = [0, 1, 2]
  const end = code.block()
  const next = code.loop()
  code.get(from).get(to).op(WASM.i32GeU).brIf(end)
  // Eight bytes have as many bits as marks.
  code.get(from).memory('i64Load', 0).op(WASM.i64PopCnt).op(WASM.i32WrapI64)
  code.get(sum).op(WASM.i32Add).set(sum)
  code.get(from).i32(8).op(WASM.i32Add).set(from).br(next)
  code.end()
  code.end()
  code.get(sum)
  return { name: 'countMarks', parameterCount: 2, i32Count: 1, i64Count: 0, code }
}
