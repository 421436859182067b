/** What each diagnostic says. The codes that pMARS has a message for are the classes of its golden data. */
import { SOURCE_BOUNDS } from './bounds.js'

interface MessageText {
  readonly level: 'error' | 'warning'
  /** pMARS reports nothing of the kind, so it does not count towards its limit of messages. */
  readonly isOwn: boolean
  /** Wording; `%` stands for the offending text. */
  readonly message: string
  readonly hint: string
}

const error = (message: string, hint = ''): MessageText => ({ level: 'error', isOwn: false, message, hint })
const warning = (message: string, hint = ''): MessageText => ({
  level: 'warning',
  isOwn: false,
  message,
  hint,
})
/** A warning of our own. */
const note = (message: string, hint = ''): MessageText => ({ level: 'warning', isOwn: true, message, hint })

/** All that the assembler can say, by stable code; % stands for the text in question. */
export const MESSAGES = {
  // Reading
  BinarySource: error('The source is not text', 'Give a file of Redcode, in UTF-8 or Latin-1.'),
  SourceTooLarge: error(`The source is longer than ${SOURCE_BOUNDS.source} characters`, 'Shorten it.'),
  LineTooLong: error(`The line is longer than ${SOURCE_BOUNDS.line} characters`, 'Break it in two.'),
  UnfinishedContinuation: error(
    'The backslash at the end of the file has no line to continue',
    'Remove the backslash.',
  ),
  ContinuedLine: note(
    'The backslash at the end of this line makes the next line part of it',
    'Put something behind the backslash, unless this is meant.',
  ),
  NulCharacter: note(
    'The line holds a NUL character; what stands behind it in the line is lost',
    'Remove the character.',
  ),
  // Labels, EQU, FOR and ROF
  BadToken: error("'%' cannot stand here", 'A statement is: labels, an opcode, operands.'),
  RedefinitionIgnored: warning(
    "Label '%' is already defined; the line is ignored",
    'Rename one of the labels.',
  ),
  TooManyLabels: error(
    `Label '%' is one too many: at most ${SOURCE_BOUNDS.labels} before a statement`,
    'Define the others with EQU.',
  ),
  DiscardedLabels: warning("Labels with no statement to name are ignored: '%'", 'Put them before END.'),
  ReservedName: error("'%' is a predefined constant", 'Choose another label.'),
  Misc: error("'%' is a reserved name", 'Choose another label.'),
  EquWithoutLabel: warning('EQU without a label to define', 'Write the name before EQU.'),
  RecursiveReference: error("'%' is defined by itself", 'Break the circle of EQUs.'),
  CannotConcatenate: error("'&' joins the counter of an enclosing FOR, and '%' is none"),
  UnclosedFor: warning('FOR without ROF: its body was read once', 'Close it with ROF.'),
  UnopenedRof: error('ROF without FOR', 'Remove it, or mend the FOR above.'),
  MultiLineOperand: error(
    "'%' stands for several lines, and an operand is one",
    'Use it on a line of its own.',
  ),
  NestingTooDeep: error(`More than ${SOURCE_BOUNDS.nesting} EQUs or FORs within each other`),
  ExpansionTooLarge: error(
    `EQU and FOR expand to more than ${SOURCE_BOUNDS.tokens} tokens`,
    'Lower the counts of FOR, or the length of EQU texts.',
  ),
  CountTooLarge: note('pMARS counts a FOR in 16 bits and reads %', 'Write a count below 65535.'),
  TooManyLines: error('EQU and FOR expand to more than % instructions', 'Lower the counts of FOR.'),
  // Statements
  MissingBlank: note(
    "'%' should have a blank before its operand",
    'Without one, no counter of a FOR is replaced there, and where the line has no other blank, pMARS may append old text.',
  ),
  ShiftedLabel: note(
    "pMARS counts '%' from the next instruction, since the opcode stands in an EQU",
    'Write the opcode itself, or put its operands into the EQU too.',
  ),
  ImproperPlacement: error("'%' cannot stand here"),
  SyntaxError: error('The operand is missing'),
  IncompleteOperand: error("'%' needs two operands", 'Separate the operands by a comma.'),
  MissingElement: error('The % is missing'),
  UndefinedSymbol: error("'%' is not defined", 'Define the label, or mind its case: Foo and foo differ.'),
  BadExpression: error("'%' is not an expression"),
  DivisionByZero: error("'%' divides by zero"),
  NumberTooLong: error(`'%' has more than ${SOURCE_BOUNDS.digits} digits`),
  ArithmeticOverflow: error("'%' exceeds 64 bits"),
  UnplacedAssignment: error(
    "'%' assigns to something that is no register",
    'Write == to compare; only a single letter that is no label can be assigned to.',
  ),
  ExpressionTooDeep: error('The expression is nested too deeply'),
  OperatorSwallowing: note("pMARS misreads '%'", 'Add parentheses.'),
  PinTooLarge: error('% is too large for a PIN', 'Choose a smaller number.'),
  // '88 rules
  Bad88Format: error("'%' is not part of ICWS'88", "Assemble by the '94 standard."),
  Invalid88Operands: error("ICWS'88 forbids these modes: %"),
  // The whole
  AssertFailed: error("The assertion '%' fails", 'The warrior is made for other settings.'),
  SingleEquals: note(
    "'%' does not compare as it seems: pMARS overlooks the character behind a single =",
    'Write == to compare.',
  ),
  InvalidAssert: warning("'%' is not an expression; the assertion is ignored"),
  MissingAssert: warning(
    'No ;assert: the warrior may not work with these settings',
    'Say what it needs, as in ;assert CORESIZE==8000.',
  ),
  OrgAndEnd: warning('Both ORG and END give a start; the one of END is ignored', 'Remove one of them.'),
  StartOutsideProgram: warning('Execution starts outside the program', 'Mend the operand of ORG or END.'),
  NoInstructions: warning('There are no instructions'),
  TooManyInstructions: error('The program is % instructions too long'),
  TooManyErrors: error('pMARS gives up on a source with so many errors and warnings'),
} as const satisfies Record<string, MessageText>

/** A code of {@link MESSAGES}: stable, for programs that tell diagnostics apart. */
export type DiagnosticCode = keyof typeof MESSAGES
