import { OPCODE } from '../isa.js'
import { assemble } from '../redcode/index.js'
import { printInstruction } from '../print-instruction.js'
import type { AssemblerLine } from './golden.js'
import type { Mismatch } from './mismatch.js'
import { toSettings } from './programs.js'

/** Where pMARS cuts a line in two (quirk A10); we read it whole. */
const PMARS_LINE_LENGTH = 255

/** Checks what the assembler makes of a source: code, start, PIN, credits and diagnostics, order-free. */
export function checkAssembler(line: AssemblerLine, mismatch: Mismatch): void {
  const { expected } = line
  const settings = toSettings(line.settings, line.mode)
  const result = assemble(line.source, { settings, warriors: line.warriors, rounds: line.rounds })
  mismatch.expect('ok', result.warrior !== null, expected.ok)
  if (expected.aborted) return
  const isReported = result.diagnostics
    .filter(({ code }) => PMARS_CLASSES.has(code))
    .map(({ level, code, line }) => `${level} ${code} ${line ?? ''}`)
  const shouldBe = expected.diagnostics.map(
    ({ level, class: code, line }) => `${level} ${code} ${line ?? ''}`,
  )
  mismatch.expect('diagnostics', isReported.sort(), shouldBe.sort())
  if (!expected.ok || result.warrior === null) return
  const { name, author, start, pin, instructions } = result.warrior
  mismatch.expect('name', name, expected.name)
  mismatch.expect('author', author, expected.author)
  mismatch.expect('start', start, expected.start)
  mismatch.expect('pin', pin, expected.pin ?? null)
  const code = instructions.map((instruction) => printInstruction(instruction).replace(/^CMP/, 'SEQ'))
  mismatch.expect('code', code, expected.code)
  const cmpLines = [...instructions.entries()]
    .filter(([, { opcode }]) => opcode === OPCODE.CMP)
    .map(([index]) => index)
  mismatch.expect('CMP lines', cmpLines, expected.cmpLines ?? [])
}

/** True when the source has a line that pMARS cuts: the one deliberate difference. */
export function dependsOnLineCut(source: string): boolean {
  return source.split('\n').some((text) => text.length >= PMARS_LINE_LENGTH)
}

/** Classes of pMARS's messages in the golden data; other codes are ours. */
const PMARS_CLASSES: ReadonlySet<string> = new Set(
  `Bad88Format IncompleteOperand ImproperPlacement MissingAssert UndefinedSymbol BadToken Invalid88Operands
   RedefinitionIgnored BadExpression OrgAndEnd UnopenedRof TooManyErrors MissingElement SyntaxError NoInstructions
   CannotConcatenate TooManyInstructions StartOutsideProgram DiscardedLabels DivisionByZero InvalidAssert
   EquWithoutLabel TooManyLines AssertFailed RecursiveReference UnclosedFor Misc`.split(/\s+/),
)
