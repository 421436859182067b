/** Writes WebAssembly instructions as bytes: the few that the generators use, with labels instead of depths. */

/** Opcodes of WebAssembly 1.0 by name (specification, 5.4). */
export const WASM = {
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  i32Eqz: 0x45,
  i32Eq: 0x46,
  i32Ne: 0x47,
  i32LtU: 0x49,
  i32GtU: 0x4b,
  i32LeS: 0x4c,
  i32LeU: 0x4d,
  i32GeU: 0x4f,
  i64Eq: 0x51,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Mul: 0x6c,
  i32DivU: 0x6e,
  i32RemU: 0x70,
  i32And: 0x71,
  i32Or: 0x72,
  i32Shl: 0x74,
  i32ShrU: 0x76,
  i64PopCnt: 0x7b,
  i64Mul: 0x7e,
  i64RemU: 0x82,
  i32WrapI64: 0xa7,
  i64ExtendI32U: 0xad,
} as const

/** Loads and stores: opcode and alignment exponent. */
const MEMORY = {
  i32Load: [0x28, 2],
  i64Load: [0x29, 3],
  i32Load8U: [0x2d, 0],
  i32Load16U: [0x2f, 1],
  i32Store: [0x36, 2],
  i64Store: [0x37, 3],
  i32Store8: [0x3a, 0],
  i32Store16: [0x3b, 1],
} as const

/** A WebAssembly instruction that reads or writes memory. */
export type MemoryAccess = keyof typeof MEMORY

/** An open block, loop or if, to branch to. */
export type BlockLabel = number

const EMPTY_TYPE = 0x40

/** The body of a WebAssembly function, written instruction by instruction. */
export class Code {
  readonly bytes: number[] = []
  private depth = 0

  op(opcode: number): this {
    this.bytes.push(opcode)
    return this
  }

  get(local: number): this {
    return this.op(0x20).unsigned(local)
  }

  set(local: number): this {
    return this.op(0x21).unsigned(local)
  }

  tee(local: number): this {
    return this.op(0x22).unsigned(local)
  }

  /** Pushes a constant, -2^31 .. 2^32-1. */
  i32(value: number): this {
    return this.op(0x41).signed(value | 0)
  }

  i64(value: number): this {
    return this.op(0x42).signed(value)
  }

  /** A load or store; the address is on the stack, `offset` is added to it. */
  memory(access: MemoryAccess, offset: number): this {
    const [opcode, alignment] = MEMORY[access]
    return this.op(opcode).unsigned(alignment).unsigned(offset)
  }

  block(): BlockLabel {
    return this.open(0x02)
  }

  loop(): BlockLabel {
    return this.open(0x03)
  }

  if(): BlockLabel {
    return this.open(0x04)
  }

  else(): this {
    return this.op(0x05)
  }

  end(): this {
    this.depth--
    return this.op(0x0b)
  }

  br(label: BlockLabel): this {
    return this.op(0x0c).unsigned(this.depth - label)
  }

  brIf(label: BlockLabel): this {
    return this.op(0x0d).unsigned(this.depth - label)
  }

  /** Branches to the label whose index is on the stack; any other index goes to the last one. */
  brTable(labels: readonly BlockLabel[]): this {
    this.op(0x0e).unsigned(labels.length - 1)
    for (const label of labels) this.unsigned(this.depth - label)
    return this
  }

  private open(opcode: number): BlockLabel {
    this.op(opcode).op(EMPTY_TYPE)
    return ++this.depth
  }

  private unsigned(value: number): this {
    pushUnsigned(this.bytes, value)
    return this
  }

  private signed(value: number): this {
    for (;;) {
      const low = value & 0x7f
      value = Math.floor(value / 128)
      const done = (value === 0 && low < 64) || (value === -1 && low >= 64)
      this.bytes.push(done ? low : low | 0x80)
      if (done) return this
    }
  }
}

/** Appends a number in LEB128. */
export function pushUnsigned(bytes: number[], value: number): void {
  while (value > 127) {
    bytes.push((value & 0x7f) | 0x80)
    value >>>= 7
  }
  bytes.push(value)
}
