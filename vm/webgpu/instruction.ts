/**
 * WGSL of one instruction, the same semantics as vm/reference: of one known operation, or of any with its control word
 * looked up. Before it stand `pc`, `word` (the cell at pc) and in the table's path `control`; after it `lives`, `next`
 * (where the process goes on), `splits` and `jump` (the address of the A-operand) are set.
 */
import { OPCODE, type ModeSign, type OpcodeName } from '../isa.js'
import type { Condition, KnownControl } from './control.js'
import { aField, bField, decremented, difference, incremented, withFields, wrapped } from './fields.js'
import type { ShaderKey } from './layout.js'
import type { Memory } from './memory.js'
import { both, choose, either, lines, not, when } from './text.js'

const INDIRECT: readonly ModeSign[] = ['*', '@', '{', '<', '}', '>']
const CHANGING: readonly ModeSign[] = ['{', '<', '}', '>']

/** WGSL that executes one instruction of one warrior. */
export function writeInstruction(key: ShaderKey, memory: Memory, control: KnownControl): string {
  const { cells } = key
  return lines(
    `let ownA = ${aField(cells, 'word')};`,
    `let ownB = ${bField(cells, 'word')};`,
    writeOperand(key, memory, control, 'a'),
    writeOperand(key, memory, control, 'b'),
    `jump = aPointer;`,
    `next = ${wrapped('(pc + 1u)')};`,
    writeComparison(key, memory, control),
    writeAction(key, memory, control),
  )
}

/** Sets xPointer (read), xTarget (written; only under limits another) and the captured xA and xB. */
function writeOperand(key: ShaderKey, memory: Memory, control: KnownControl, operand: 'a' | 'b'): string {
  const { cells, isLimited } = key
  const own = operand === 'a' ? 'ownA' : 'ownB'
  const is = (...signs: readonly ModeSign[]) => control.isMode(operand, ...signs)
  const reads = control.flag(operand === 'a' ? 'readsA' : 'readsB')
  const through = `${operand}Through`
  const value = `${operand}Value`
  const usesA = is('*', '{', '}')
  const fold = (offset: string, limit: 'readLimit' | 'writeLimit') =>
    isLimited ? `fold(${offset}, given.${limit}, core)` : offset
  /** The offset of the pointer's own cell, and of what is reached from it for writing. */
  const primary = choose(is(...CHANGING), fold(own, 'writeLimit'), fold(own, 'readLimit'))
  const store = (field: string) =>
    `${memory.cell(through)} = ${withFields(
      cells,
      `${operand}Pointing`,
      choose(usesA, field, aField(cells, `${operand}Pointing`)),
      choose(usesA, bField(cells, `${operand}Pointing`), field),
    )};`
  const capture = when(
    reads,
    lines(
      `let ${operand}Word = ${memory.cell(`${operand}Pointer`)};`,
      `${operand}A = ${aField(cells, `${operand}Word`)};`,
      `${operand}B = ${bField(cells, `${operand}Word`)};`,
    ),
  )
  const indirect = lines(
    `let ${operand}Primary = ${primary};`,
    `let ${through} = ${wrapped(`(pc + ${operand}Primary)`)};`,
    `let ${operand}Pointing = ${memory.cell(through)};`,
    `var ${value} = ${choose(usesA, aField(cells, `${operand}Pointing`), bField(cells, `${operand}Pointing`))};`,
    when(is('{', '<'), lines(`${value} = ${decremented(value)};`, store(value))),
    isLimited
      ? lines(
          `${operand}Pointer = ${wrapped(`(pc + ${fold(`(${operand}Primary + ${value})`, 'readLimit')})`)};`,
          operand === 'b'
            ? `bTarget = ${wrapped(`(pc + ${fold(`(${fold(own, 'writeLimit')} + ${value})`, 'writeLimit')})`)};`
            : '',
        )
      : `${operand}Pointer = ${wrapped(`(${through} + ${value})`)};`,
    capture,
    when(is('}', '>'), store(incremented(value))),
  )
  const direct = lines(
    `${operand}Pointer = ${wrapped(`(pc + ${fold(own, 'readLimit')})`)};`,
    operand === 'b' && isLimited ? `bTarget = ${wrapped(`(pc + ${fold(own, 'writeLimit')})`)};` : '',
    capture,
  )
  const immediate =
    operand === 'b'
      ? lines(
          'if (given.rereads != 0u) {',
          `let again = ${memory.cell('pc')};`,
          `bA = ${aField(cells, 'again')};`,
          `bB = ${bField(cells, 'again')};`,
          '}',
        )
      : ''
  return lines(
    `var ${operand}Pointer = pc;`,
    `var ${operand}A = ownA;`,
    `var ${operand}B = ownB;`,
    operand === 'b' && isLimited ? 'var bTarget = pc;' : '',
    when(is('#'), immediate, when(is(...INDIRECT), indirect, direct)),
    operand === 'b' && !isLimited ? 'let bTarget = bPointer;' : '',
  )
}

/** Operations of whole cells: their numbers are the same for the same operation within a match. */
function writeComparison(key: ShaderKey, memory: Memory, control: KnownControl): string {
  const operationAt = (pointer: string) =>
    key.cells === 'narrow' ? `(${memory.cell(pointer)} >> 26u)` : memory.operation(pointer)
  return lines(
    'var isSame = true;',
    when(control.flag('comparesAll'), `isSame = ${operationAt('aPointer')} == ${operationAt('bPointer')};`),
  )
}

function writeAction(key: ShaderKey, memory: Memory, control: KnownControl): string {
  const { cells } = key
  const pairsA = control.flag('pairsA')
  const pairsB = control.flag('pairsB')
  const sourceA = choose(control.flag('crossesA'), 'aB', 'aA')
  const sourceB = choose(control.flag('crossesB'), 'aA', 'aB')
  /** What holds of all fields that take part. */
  const all = (relation: (field: 'A' | 'B') => string): string =>
    String(both(either(not(pairsA), `(${relation('A')})`), either(not(pairsB), `(${relation('B')})`)))
  const source = (field: 'A' | 'B') => `source${field}`
  const compute = (value: (field: 'A' | 'B') => string) =>
    lines(`toA = ${value('A')};`, `toB = ${value('B')};`)
  const divide = (operator: '/' | '%') =>
    lines(
      `lives = ${all((field) => `${source(field)} != 0u`)};`,
      // A divisor of 0 leaves its field as it is; the other one is written.
      compute(
        (field) =>
          `select(b${field} ${operator} max(${source(field)}, 1u), now${field}, ${source(field)} == 0u)`,
      ),
    )
  const skip = (condition: string) => `if (${condition}) { next = ${wrapped('(next + 1u)')}; }`
  const isZero = all((field) => `b${field} == 0u`)
  const isEqual = `isSame && ${all((field) => `${source(field)} == b${field}`)}`
  const actions: Partial<Record<OpcodeName, string>> = {
    DAT: 'lives = false;',
    MOV: compute(source),
    ADD: compute((field) => wrapped(`(b${field} + ${source(field)})`)),
    SUB: compute((field) => difference(`b${field}`, source(field))),
    MUL: compute((field) => `(b${field} * ${source(field)}) % core`),
    DIV: divide('/'),
    MOD: divide('%'),
    JMP: 'next = jump;',
    JMZ: `if (${isZero}) { next = jump; }`,
    JMN: `if (!(${isZero})) { next = jump; }`,
    // Decrements the cell as it is now, but tests the captured value (pMARS).
    DJN: lines(
      compute((field) => decremented(`now${field}`)),
      `if (!(${all((field) => `b${field} == 1u`)})) { next = jump; }`,
    ),
    SEQ: skip(isEqual),
    CMP: skip(isEqual),
    SNE: skip(`!(${isEqual})`),
    SLT: skip(all((field) => `${source(field)} < b${field}`)),
    SPL: 'splits = true;',
  }
  return lines(
    `let sourceA = ${sourceA};`,
    `let sourceB = ${sourceB};`,
    'var now = 0u;',
    when(both(control.flag('writes'), not(control.flag('writesAll'))), `now = ${memory.cell('bTarget')};`),
    `let nowA = ${aField(cells, 'now')};`,
    `let nowB = ${bField(cells, 'now')};`,
    'var toA = nowA;',
    'var toB = nowB;',
    selectAction(control.opcode, actions),
    when(control.flag('writes'), writeTarget(key, memory, control, pairsA, pairsB)),
  )
}

function writeTarget(
  key: ShaderKey,
  memory: Memory,
  control: KnownControl,
  pairsA: Condition,
  pairsB: Condition,
): string {
  const { cells } = key
  const a = choose(pairsA, 'toA', 'nowA')
  const b = choose(pairsB, 'toB', 'nowB')
  const word = withFields(cells, 'now', a, b)
  if (cells === 'wide')
    return lines(
      `${memory.cell('bTarget')} = ${word};`,
      when(control.flag('writesAll'), `${memory.operation('bTarget')} = ${memory.operation('aPointer')};`),
    )
  // The operation comes from the cell that is moved; its fields were captured.
  const moved = withFields(cells, memory.cell('aPointer'), a, b)
  return when(
    control.flag('writesAll'),
    `${memory.cell('bTarget')} = ${moved};`,
    `${memory.cell('bTarget')} = ${word};`,
  )
}

function selectAction(opcode: number | string, actions: Partial<Record<OpcodeName, string>>): string {
  const entries = Object.entries(actions) as [OpcodeName, string][]
  if (typeof opcode === 'number') return entries.find(([name]) => OPCODE[name] === opcode)?.[1] ?? ''
  const cases = entries.map(([name, text]) => `case ${OPCODE[name]}u: {\n${text}\n}`)
  return `switch ${opcode} {\n${cases.join('\n')}\ndefault: {}\n}`
}
