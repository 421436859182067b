/**
 * Writes the straight-line code of one handler: what an instruction of one opcode, modifier and pair of modes does.
 * It does what vm/reference/execute.ts does, with fields times the cell's size.
 */
import { MODE, MODIFIER, OPCODE, aModeOf, bModeOf, modifierOf, opcodeOf } from '../isa.js'
import type { MarsSettings } from '../settings.js'
import { WASM, type Code } from './code.js'
import { REGISTER, type Layout } from './layout.js'

/** What a generator gives to its handlers: where things are, and how a process goes on or dies. */
export interface HandlerContext {
  readonly code: Code
  readonly layout: Layout
  readonly settings: MarsSettings
  /** Local with the byte address of the instruction. */
  readonly pc: number
  readonly locals: HandlerLocals
  /** Queues this process at the address that `pushAddress` puts on the stack. */
  queue(pushAddress: () => void): void
  /** Queues this process at pc+1, and a new one at the address in `target` if the limit allows. */
  split(target: number): void
  /** Ends this process. */
  die(): void
  /** Puts the address of the executing warrior's registers on the stack. */
  pushRegisters(): void
}

/** Locals that handlers use between their first and last instruction. */
export interface HandlerLocals {
  /** Fields of the instruction as fetched. */
  readonly a: number
  readonly b: number
  /** Address of the cell that an indirect operand goes through, and the field in it. */
  readonly through: number
  readonly value: number
  /** Sums on their way to being wrapped. */
  readonly sum: number
  readonly aOperand: OperandLocals
  readonly bOperand: OperandLocals
}

interface OperandLocals {
  /** Address it reads from. */
  readonly pointer: number
  /** Address it writes to; the same local as `pointer` without limits. */
  readonly target: number
  /** Captured fields. */
  readonly a: number
  readonly b: number
  /** Captured cell, 64 bits; `high` is its second half in the wide layout. */
  readonly cell: number
  readonly high: number
}

/** What of an operand its instruction uses. */
interface Use {
  readonly pointer?: boolean
  readonly target?: boolean
  readonly a?: boolean
  readonly b?: boolean
  readonly cell?: boolean
}

/** Writes the whole handler of an operation. Control leaves it by `queue`, `split` or `die`. */
export function writeHandler(context: HandlerContext, operation: number): void {
  const aMode = aModeOf(operation)
  const bMode = bModeOf(operation)
  const opcode = opcodeOf(operation)
  const modifier = modifierOf(operation)
  const uses = usesOf(opcode, modifier)
  fetch(context, aMode, bMode, uses)
  writeOperand(context, context.locals.aOperand, aMode, context.locals.a, uses.a)
  writeOperand(context, context.locals.bOperand, bMode, context.locals.b, uses.b)
  writeAction(context, opcode, modifier)
}

/** Fields of the source and of the destination that a modifier pairs. */
function pairsOf(modifier: number): readonly (readonly ['a' | 'b', 'a' | 'b'])[] {
  switch (modifier) {
    case MODIFIER.A:
      return [['a', 'a']]
    case MODIFIER.B:
      return [['b', 'b']]
    case MODIFIER.AB:
      return [['a', 'b']]
    case MODIFIER.BA:
      return [['b', 'a']]
    case MODIFIER.X:
      return [
        ['a', 'b'],
        ['b', 'a'],
      ]
    default:
      return [
        ['a', 'a'],
        ['b', 'b'],
      ]
  }
}

const fieldsOf = (fields: readonly ('a' | 'b')[]): Use => ({
  a: fields.includes('a'),
  b: fields.includes('b'),
})

function usesOf(opcode: number, modifier: number): { readonly a: Use; readonly b: Use } {
  const pairs = pairsOf(modifier)
  const sources = fieldsOf(pairs.map(([source]) => source))
  const destinations = fieldsOf(pairs.map(([, destination]) => destination))
  const isWhole = modifier === MODIFIER.I
  switch (opcode) {
    case OPCODE.MOV:
      return { a: isWhole ? { cell: true } : sources, b: { target: true } }
    case OPCODE.ADD:
    case OPCODE.SUB:
    case OPCODE.MUL:
    case OPCODE.DIV:
    case OPCODE.MOD:
      return { a: sources, b: { ...destinations, target: true } }
    case OPCODE.JMP:
    case OPCODE.SPL:
      return { a: { pointer: true }, b: {} }
    case OPCODE.JMZ:
    case OPCODE.JMN:
      return { a: { pointer: true }, b: destinations }
    case OPCODE.DJN:
      return { a: { pointer: true }, b: { ...destinations, target: true } }
    case OPCODE.SEQ:
    case OPCODE.CMP:
    case OPCODE.SNE:
      return isWhole ? { a: { cell: true }, b: { cell: true } } : { a: sources, b: destinations }
    case OPCODE.SLT:
      return { a: sources, b: destinations }
    case OPCODE.LDP: {
      const [[source]] = pSpacePair(modifier)
      return { a: fieldsOf([source]), b: { target: true } }
    }
    case OPCODE.STP: {
      const [[source, destination]] = pSpacePair(modifier)
      return { a: fieldsOf([source]), b: fieldsOf([destination]) }
    }
    default:
      return { a: {}, b: {} }
  }
}

/** LDP and STP take .F, .X and .I as .B. */
function pSpacePair(modifier: number): readonly [readonly ['a' | 'b', 'a' | 'b']] {
  return [pairsOf(modifier > MODIFIER.BA ? MODIFIER.B : modifier)[0]!]
}

/** True when evaluating the mode changes a cell. */
const changes = (mode: number) => mode >= MODE['{']

function fetch(
  { code, layout, pc, locals }: HandlerContext,
  aMode: number,
  bMode: number,
  uses: { a: Use; b: Use },
) {
  const immediateB = bMode === MODE['#'] ? uses.b : {}
  const immediateA = aMode === MODE['#'] ? uses.a : {}
  const aFieldLeads = aMode !== MODE['#'] && (changes(aMode) || isUsed(uses.a))
  const bFieldLeads = bMode !== MODE['#'] && (changes(bMode) || isUsed(uses.b))
  if (aFieldLeads || immediateA.a || immediateB.a) {
    code.get(pc)
    loadField(code, layout, 'a')
    code.set(locals.a)
  }
  if (bFieldLeads || immediateA.b || immediateB.b) {
    code.get(pc)
    loadField(code, layout, 'b')
    code.set(locals.b)
  }
  if (immediateB.cell) captureCell({ code, layout }, pc, locals.bOperand)
}

const isUsed = ({ pointer, target, a, b, cell }: Use) => Boolean(pointer || target || a || b || cell)

/** Loads a field; the cell's address is on the stack. */
function loadField(code: Code, layout: Layout, field: 'a' | 'b'): void {
  const offset = field === 'a' ? 0 : layout.fieldBytes
  code.memory(layout.fieldBytes === 2 ? 'i32Load16U' : 'i32Load', offset)
}

/** Stores a field; the cell's address and the value are on the stack. */
function storeField(code: Code, layout: Layout, field: 'a' | 'b'): void {
  const offset = field === 'a' ? 0 : layout.fieldBytes
  code.memory(layout.fieldBytes === 2 ? 'i32Store16' : 'i32Store', offset)
}

function captureCell(
  { code, layout }: Pick<HandlerContext, 'code' | 'layout'>,
  address: number,
  operand: OperandLocals,
) {
  code.get(address).memory('i64Load', 0).set(operand.cell)
  if (layout.fieldBytes === 4) code.get(address).memory('i64Load', 8).set(operand.high)
}

function capture(context: HandlerContext, operand: OperandLocals, use: Use): void {
  const { code, layout } = context
  for (const field of ['a', 'b'] as const)
    if (use[field]) {
      code.get(operand.pointer)
      loadField(code, layout, field)
      code.set(operand[field])
    }
  if (use.cell) captureCell(context, operand.pointer, operand)
}

function writeOperand(
  context: HandlerContext,
  operand: OperandLocals,
  mode: number,
  field: number,
  use: Use,
): void {
  const { code, layout, settings, pc, locals } = context
  if (mode === MODE['#']) {
    writeImmediate(context, operand, use)
    return
  }
  if (!changes(mode) && !isUsed(use)) return
  const isLimited = settings.readLimit < settings.coreSize || settings.writeLimit < settings.coreSize
  const needsTarget = isLimited && Boolean(use.target)
  const reads = Boolean(use.pointer || use.a || use.b || use.cell || (use.target && !isLimited))
  const { readLimit, writeLimit } = settings
  const bits = layout.cellShift
  if (mode === MODE.$) {
    if (reads) pushAddress(context, pc, () => code.get(field), readLimit).set(operand.pointer)
    if (needsTarget) pushAddress(context, pc, () => code.get(field), writeLimit).set(operand.target)
    capture(context, operand, use)
    return
  }
  const pointerField = mode === MODE['*'] || mode === MODE['{'] || mode === MODE['}'] ? 'a' : 'b'
  const primaryLimit = changes(mode) ? writeLimit : readLimit
  const cell = locals.through
  const value = locals.value
  pushAddress(context, pc, () => code.get(field), primaryLimit).set(cell)
  code.get(cell)
  loadField(code, layout, pointerField)
  if (mode === MODE['{'] || mode === MODE['<']) {
    // value = value == 0 ? coreBytes - 1 cell : value - 1 cell
    code.set(value)
    code.get(cell)
    code
      .get(value)
      .i32(1 << bits)
      .op(WASM.i32Sub)
    code.i32(layout.coreBytes - (1 << bits))
    code.get(value).op(WASM.select).tee(value)
    storeField(code, layout, pointerField)
  } else {
    code.set(value)
  }
  if (!isLimited) {
    if (reads) pushWrapped(context, () => code.get(cell).get(value).op(WASM.i32Add)).set(operand.pointer)
  } else {
    const via = (limit: number) => () => {
      pushFolded(context, () => code.get(field), limit)
      code.get(value).op(WASM.i32Add)
    }
    if (reads) pushAddress(context, pc, via(primaryLimit), readLimit).set(operand.pointer)
    if (needsTarget) pushAddress(context, pc, via(writeLimit), writeLimit).set(operand.target)
  }
  capture(context, operand, use)
  if (mode === MODE['}'] || mode === MODE['>']) {
    code.get(cell)
    code
      .i32(0)
      .get(value)
      .i32(1 << bits)
      .op(WASM.i32Add)
      .tee(value)
    code.get(value).i32(layout.coreBytes).op(WASM.i32Eq).op(WASM.select)
    storeField(code, layout, pointerField)
  }
}

/** An immediate operand is the instruction itself, with its fields as fetched. */
function writeImmediate(context: HandlerContext, operand: OperandLocals, use: Use): void {
  const { code, pc, locals, settings } = context
  if (use.pointer || use.target || (use.cell && operand === locals.aOperand))
    code.get(pc).tee(operand.pointer).set(operand.target)
  if (operand === locals.bOperand && settings.immediateB === 'reread') {
    code.get(pc).set(operand.pointer)
    capture(context, operand, use)
    return
  }
  if (use.a) code.get(locals.a).set(operand.a)
  if (use.b) code.get(locals.b).set(operand.b)
  if (use.cell && operand === locals.aOperand) captureCell(context, pc, operand)
}

/** Pushes pc + offset, folded by the limit, as an address in the core. */
function pushAddress(context: HandlerContext, pc: number, pushOffset: () => void, limit: number): Code {
  return pushWrapped(context, () => {
    context.code.get(pc)
    pushFolded(context, pushOffset, limit)
    context.code.op(WASM.i32Add)
  })
}

/** Pushes a sum of two addresses or offsets below coreBytes, wrapped. Selects, since a branch would mispredict. */
function pushWrapped({ code, layout, locals }: HandlerContext, pushSum: () => void): Code {
  pushSum()
  code.tee(locals.sum).i32(layout.coreBytes).op(WASM.i32Sub)
  return code.get(locals.sum).get(locals.sum).i32(layout.coreBytes).op(WASM.i32GeU).op(WASM.select)
}

/** Pushes an offset folded to within half the limit on both sides; as it is without a limit. */
function pushFolded(
  { code, layout, settings, locals }: HandlerContext,
  pushOffset: () => void,
  limit: number,
): void {
  pushOffset()
  const { readLimit, writeLimit, coreSize } = settings
  if (readLimit === coreSize && writeLimit === coreSize) return
  const limitBytes = limit << layout.cellShift
  code.i32(limitBytes).op(WASM.i32RemU).tee(locals.sum)
  code
    .get(locals.sum)
    .i32(layout.coreBytes - limitBytes)
    .op(WASM.i32Add)
  code
    .get(locals.sum)
    .i32((limit >> 1) << layout.cellShift)
    .op(WASM.i32LeU)
    .op(WASM.select)
}

function writeAction(context: HandlerContext, opcode: number, modifier: number): void {
  const { code, layout, locals, pc } = context
  const { aOperand, bOperand } = locals
  const next = (cells: number) => () =>
    code
      .get(pc)
      .i32(cells << layout.cellShift)
      .op(WASM.i32Add)
  const jump = () => code.get(aOperand.pointer)
  /** Two ways on, by the condition on the stack. A branch: what follows differs, so a select gains nothing. */
  const fork = (then: () => void, otherwise: () => void) => {
    code.if()
    context.queue(then)
    code.else()
    context.queue(otherwise)
    code.end()
  }
  switch (opcode) {
    case OPCODE.DAT:
      return context.die()
    case OPCODE.MOV:
      writeMove(context, modifier)
      return context.queue(next(1))
    case OPCODE.ADD:
    case OPCODE.SUB:
    case OPCODE.MUL:
      for (const [source, destination] of pairsOf(modifier)) {
        code.get(bOperand.target)
        pushComputed(context, opcode, aOperand[source], bOperand[destination])
        storeField(code, layout, destination)
      }
      return context.queue(next(1))
    case OPCODE.DIV:
    case OPCODE.MOD:
      return writeDivision(context, opcode, modifier, next(1))
    case OPCODE.JMP:
      return context.queue(jump)
    case OPCODE.JMZ:
      pushAnyField(context, modifier)
      return fork(next(1), jump)
    case OPCODE.JMN:
      pushAnyField(context, modifier)
      return fork(jump, next(1))
    case OPCODE.DJN:
      writeDecrement(context, modifier)
      return fork(jump, next(1))
    case OPCODE.SEQ:
    case OPCODE.CMP:
      pushEqual(context, modifier)
      return fork(next(2), next(1))
    case OPCODE.SNE:
      pushEqual(context, modifier)
      return fork(next(1), next(2))
    case OPCODE.SLT:
      pushAll(context, modifier, WASM.i32LtU)
      return fork(next(2), next(1))
    case OPCODE.SPL:
      return context.split(aOperand.pointer)
    case OPCODE.NOP:
      return context.queue(next(1))
    case OPCODE.LDP:
      writeLoadPSpace(context, modifier)
      return context.queue(next(1))
    case OPCODE.STP:
      writeStorePSpace(context, modifier)
      return context.queue(next(1))
    default:
      throw new RangeError(`opcode ${opcode} is none of 0..18`)
  }
}

function writeMove({ code, layout, locals }: HandlerContext, modifier: number): void {
  const { aOperand, bOperand } = locals
  if (modifier === MODIFIER.I) {
    code.get(bOperand.target).get(aOperand.cell).memory('i64Store', 0)
    if (layout.fieldBytes === 4) code.get(bOperand.target).get(aOperand.high).memory('i64Store', 8)
    return
  }
  for (const [source, destination] of pairsOf(modifier)) {
    code.get(bOperand.target).get(aOperand[source])
    storeField(code, layout, destination)
  }
}

/** Pushes destination + source, destination - source or destination * source, wrapped. */
function pushComputed(context: HandlerContext, opcode: number, source: number, destination: number): void {
  const { code, layout, locals } = context
  if (opcode === OPCODE.ADD) {
    pushWrapped(context, () => code.get(destination).get(source).op(WASM.i32Add))
  } else if (opcode === OPCODE.SUB) {
    code.get(destination).get(source).op(WASM.i32Sub).tee(locals.sum)
    code.i32(layout.coreBytes).op(WASM.i32Add).get(locals.sum)
    code.get(destination).get(source).op(WASM.i32LtU).op(WASM.select)
  } else if (layout.fieldBytes === 2) {
    code.get(source).i32(layout.cellShift).op(WASM.i32ShrU).get(destination).op(WASM.i32Mul)
    code.i32(layout.coreBytes).op(WASM.i32RemU)
  } else {
    code.get(source).i32(layout.cellShift).op(WASM.i32ShrU).op(WASM.i64ExtendI32U)
    code.get(destination).op(WASM.i64ExtendI32U).op(WASM.i64Mul)
    code.i64(layout.coreBytes).op(WASM.i64RemU).op(WASM.i32WrapI64)
  }
}

/** DIV and MOD: each pair whose divisor is not zero is written; the process dies if any divisor was zero. */
function writeDivision(
  context: HandlerContext,
  opcode: number,
  modifier: number,
  pushNext: () => void,
): void {
  const { code, layout, locals } = context
  const { aOperand, bOperand } = locals
  const pairs = pairsOf(modifier)
  for (const [source, destination] of pairs) {
    code.get(aOperand[source]).if()
    code.get(bOperand.target).get(bOperand[destination]).get(aOperand[source])
    if (opcode === OPCODE.DIV) code.op(WASM.i32DivU).i32(layout.cellShift).op(WASM.i32Shl)
    else code.op(WASM.i32RemU)
    storeField(code, layout, destination)
    code.end()
  }
  for (const [index, [source]] of pairs.entries()) {
    code.get(aOperand[source]).op(WASM.i32Eqz)
    if (index > 0) code.op(WASM.i32Or)
  }
  code.if()
  context.die()
  code.else()
  context.queue(pushNext)
  code.end()
}

/** Pushes not-zero when any of the destination's tested fields is not zero. */
function pushAnyField({ code, locals }: HandlerContext, modifier: number): void {
  const fields = pairsOf(modifier).map(([, destination]) => destination)
  for (const [index, field] of fields.entries()) {
    code.get(locals.bOperand[field])
    if (index > 0) code.op(WASM.i32Or)
  }
}

/** Decrements the cell as it is now, and pushes not-zero unless every captured field was 1. */
function writeDecrement({ code, layout, locals }: HandlerContext, modifier: number): void {
  const { bOperand, value } = locals
  const one = 1 << layout.cellShift
  const fields = pairsOf(modifier).map(([, destination]) => destination)
  for (const field of fields) {
    code.get(bOperand.target).get(bOperand.target)
    loadField(code, layout, field)
    code.set(value)
    code
      .get(value)
      .i32(one)
      .op(WASM.i32Sub)
      .i32(layout.coreBytes - one)
      .get(value)
      .op(WASM.select)
    storeField(code, layout, field)
  }
  for (const [index, field] of fields.entries()) {
    code.get(bOperand[field]).i32(one).op(WASM.i32Ne)
    if (index > 0) code.op(WASM.i32Or)
  }
}

/** Pushes 1 when the comparison holds for every pair of fields, source first. */
function pushAll({ code, locals }: HandlerContext, modifier: number, comparison: number): void {
  for (const [index, [source, destination]] of pairsOf(modifier).entries()) {
    code.get(locals.aOperand[source]).get(locals.bOperand[destination]).op(comparison)
    if (index > 0) code.op(WASM.i32And)
  }
}

function pushEqual(context: HandlerContext, modifier: number): void {
  const { code, layout, locals } = context
  const { aOperand, bOperand } = locals
  if (modifier !== MODIFIER.I) {
    pushAll(context, modifier, WASM.i32Eq)
    return
  }
  code.get(aOperand.cell).get(bOperand.cell).op(WASM.i64Eq)
  if (layout.fieldBytes === 4) code.get(aOperand.high).get(bOperand.high).op(WASM.i64Eq).op(WASM.i32And)
}

function writeLoadPSpace(context: HandlerContext, modifier: number): void {
  const { code, layout, locals } = context
  const [[source, destination]] = pSpacePair(modifier)
  writePSpaceIndex(context, locals.aOperand[source])
  code.get(locals.bOperand.target)
  pushPSpaceCell(context)
  code.memory('i32Load', 0)
  storeField(code, layout, destination)
}

function writeStorePSpace(context: HandlerContext, modifier: number): void {
  const { code, locals } = context
  const [[source, destination]] = pSpacePair(modifier)
  writePSpaceIndex(context, locals.bOperand[destination])
  pushPSpaceCell(context)
  code.get(locals.aOperand[source]).memory('i32Store', 0)
}

/** Leaves the P-space cell of a field, times 4, in `sum`. */
function writePSpaceIndex({ code, layout, settings, locals }: HandlerContext, field: number): void {
  code.get(field).i32(layout.cellShift).op(WASM.i32ShrU)
  code.i32(settings.pSpaceSize).op(WASM.i32RemU).i32(2).op(WASM.i32Shl).set(locals.sum)
}

/** Pushes the address of the P-space cell in `sum`: the result of the last round is each warrior's own. */
function pushPSpaceCell(context: HandlerContext): void {
  const { code, locals } = context
  context.pushRegisters()
  code.memory('i32Load', REGISTER.pSpace).get(locals.sum).op(WASM.i32Add)
  context.pushRegisters()
  code.i32(REGISTER.result).op(WASM.i32Add)
  code.get(locals.sum).op(WASM.select)
}
