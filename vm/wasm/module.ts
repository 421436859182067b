/** Assembles a WebAssembly module (specification, 5.5) of functions over one imported memory. */
import { pushUnsigned, type Code } from './code.js'

const I32 = 0x7f
const I64 = 0x7e
const FUNCTION_TYPE = 0x60

/** A function of a module to be written. */
export interface WasmFunction {
  readonly name: string
  /** Parameters, all i32. */
  readonly parameterCount: number
  /** Locals behind the parameters: first those of 32 bits, then those of 64. */
  readonly i32Count: number
  readonly i64Count: number
  /** Body without its final `end`; it returns one i32. */
  readonly code: Code
}

/** Bytes of a module that imports `env.memory` (shared or not is the host's) and exports the functions by name. */
export function buildModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameterCount }) => [
    FUNCTION_TYPE,
    ...vector(Array.from({ length: parameterCount }, () => [I32])),
    ...vector([[I32]]),
  ])
  const indices = functions.map((_, index) => [index])
  const exports = functions.map(({ name }, index) => [...text(name), 0x00, index])
  const bodies = functions.map(({ i32Count, i64Count, code }) => {
    const body = [
      ...vector([
        [...number(i32Count), I32],
        [...number(i64Count), I64],
      ]),
    ]
    return { head: body, code: code.bytes }
  })
  const bytes: number[] = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
  section(bytes, 1, vector(types))
  section(bytes, 2, vector([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]]))
  section(bytes, 3, vector(indices))
  section(bytes, 7, vector(exports))
  const sized = bodies.map(({ head, code }) => ({ head, code, size: head.length + code.length + 1 }))
  const content: number[] = number(sized.length)
  for (const { head, code, size } of sized) {
    pushUnsigned(content, size)
    for (const byte of head) content.push(byte)
    for (const byte of code) content.push(byte)
    content.push(0x0b)
  }
  section(bytes, 10, content)
  return Uint8Array.from(bytes)
}

function section(bytes: number[], id: number, content: readonly number[]): void {
  bytes.push(id)
  pushUnsigned(bytes, content.length)
  for (const byte of content) bytes.push(byte)
}

const number = (value: number): number[] => {
  const bytes: number[] = []
  pushUnsigned(bytes, value)
  return bytes
}

const vector = (items: readonly (readonly number[])[]): number[] => [...number(items.length), ...items.flat()]

const text = (value: string): number[] => vector([...new TextEncoder().encode(value)].map((byte) => [byte]))
