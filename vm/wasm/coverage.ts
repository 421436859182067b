/**
 * Coverage from the queues: they are linear, so all addresses that were ever queued still stand in them, one behind the
 * other. Handlers need no code for it, and rounds that do not count it pay nothing.
 */
import type { WasmMemory } from './webassembly.js'
import { Code, WASM } from './code.js'
import { entryLoad } from './dispatch.js'
import type { Layout } from './layout.js'
import { buildModule, type WasmFunction } from './module.js'

export interface Coverage {
  /** Marks the cells of all queue entries from address `from` to before address `to` in the map at `map`. */
  readonly markEntries: (from: number, to: number, map: number) => void
  /** Marked bytes from `from` to before `to`; the distance is a multiple of 8. */
  readonly countMarks: (from: number, to: number) => number
}

export function createCoverage(layout: Layout, memory: WasmMemory): Coverage {
  const module = new WebAssembly.Module(buildModule([generateMark(layout), generateCount()]))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return {
    markEntries: exports['markEntries'] as (from: number, to: number, map: number) => number,
    countMarks: exports['countMarks'] as (from: number, to: number) => number,
  }
}

function generateMark(layout: Layout): WasmFunction {
  const code = new Code()
  const [from, to, map] = [0, 1, 2]
  const end = code.block()
  const next = code.loop()
  code.get(from).get(to).op(WASM.i32GeU).brIf(end)
  code.get(from).memory(entryLoad(layout), 0).i32(layout.cellShift).op(WASM.i32ShrU)
  code.get(map).op(WASM.i32Add).i32(1).memory('i32Store8', 0)
  code.get(from).i32(layout.fieldBytes).op(WASM.i32Add).set(from).br(next)
  code.end()
  code.end()
  code.i32(0)
  return { name: 'markEntries', parameterCount: 3, i32Count: 0, i64Count: 0, code }
}

function generateCount(): WasmFunction {
  const code = new Code()
  const [from, to, sum] = [0, 1, 2]
  const end = code.block()
  const next = code.loop()
  code.get(from).get(to).op(WASM.i32GeU).brIf(end)
  // Each byte is 0 or 1: eight of them have as many bits as marks.
  code.get(from).memory('i64Load', 0).op(WASM.i64PopCnt).op(WASM.i32WrapI64)
  code.get(sum).op(WASM.i32Add).set(sum)
  code.get(from).i32(8).op(WASM.i32Add).set(from).br(next)
  code.end()
  code.end()
  code.get(sum)
  return { name: 'countMarks', parameterCount: 2, i32Count: 1, i64Count: 0, code }
}
