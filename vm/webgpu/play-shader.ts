/** The shader that plays: each invocation one battle, for at most a slice of instructions. */
import { knownControl, lookedUpControl } from './control.js'
import { FOLD } from './fields.js'
import { writeInstruction } from './instruction.js'
import { REGISTER, ROUND_REGISTERS, WARRIOR_REGISTER, WARRIOR_REGISTERS, type ShaderKey } from './layout.js'
import { createMemory, type Memory } from './memory.js'
import { lines } from './text.js'

/** Fields of the uniform, 4 bytes each. */
export const PLAY_UNIFORM = [
  'count',
  'slice',
  'slots',
  'warriorCount',
  'coreSize',
  'readLimit',
  'writeLimit',
  'maxCycles',
  'maxProcesses',
  'queueLength',
  'queueWords',
  'coverageWords',
  // 1 where an immediate B-operand is read anew (pMARS 0.9.4), where one warrior ends a round, else 0.
  'rereads',
  'leastAlive',
  'stopsByBudget',
] as const

const round = (name: keyof typeof REGISTER): string => `registers[${REGISTER[name]}u * slots + slot]`
const ofWarrior = (warrior: string, name: keyof typeof WARRIOR_REGISTER): string =>
  `registers[(${ROUND_REGISTERS + WARRIOR_REGISTER[name]}u + (${warrior}) * ${WARRIOR_REGISTERS}u) * slots + slot]`

/** The shader that plays battles for a slice of instructions. */
export function writePlayShader(key: ShaderKey): string {
  const { warriors, cells, coverage, lanes } = key
  const memory = createMemory(key)
  return lines(
    `struct Uniform { ${PLAY_UNIFORM.map((name) => `${name}: u32`).join(', ')} }`,
    '@group(0) @binding(0) var<uniform> given: Uniform;',
    '@group(0) @binding(1) var<storage, read> playing: array<u32>;',
    '@group(0) @binding(2) var<storage, read> table: array<u32>;',
    '@group(0) @binding(3) var<storage, read_write> registers: array<u32>;',
    '@group(0) @binding(4) var<storage, read_write> cells: array<u32>;',
    '@group(0) @binding(5) var<storage, read_write> queues: array<u32>;',
    cells === 'wide' ? '@group(0) @binding(6) var<storage, read_write> operations: array<u32>;' : '',
    coverage ? '@group(0) @binding(7) var<storage, read_write> covered: array<u32>;' : '',
    memory.declarations,
    FOLD,
    `@compute @workgroup_size(${lanes})`,
    'fn play(@builtin(global_invocation_id) id: vec3<u32>, @builtin(local_invocation_index) lane: u32) {',
    'if (id.x >= given.count) { return; }',
    'let slots = given.slots;',
    'let core = given.coreSize;',
    'let slot = playing[id.x];',
    memory.enter,
    `let tableBase = ${round('table')};`,
    `let first = ${round('first')};`,
    `var turn = ${round('turn')};`,
    `var alive = ${round('alive')};`,
    `var budget = i32(${round('budget')});`,
    `var steps = ${round('steps')};`,
    `var cycle = ${round('cycle')};`,
    'var ended = false;',
    writeQueues(warriors),
    `for (var left = given.slice; left > 0u; left--) {`,
    writePop(key, memory),
    'steps++;',
    'var lives = true;',
    'var splits = false;',
    'var next = pc;',
    'var jump = pc;',
    writeDispatch(key, memory),
    writePush(key, memory),
    writeEndOfTurn(key),
    'if (ended) { break; }',
    '}',
    memory.leave,
    `${round('turn')} = turn;`,
    `${round('alive')} = alive;`,
    `${round('budget')} = u32(budget);`,
    `${round('steps')} = steps;`,
    `${round('cycle')} = cycle;`,
    `${round('ended')} = u32(ended);`,
    writeQueuesBack(warriors),
    '}',
  )
}

/**
 * Queues, head in the lower 16 bits and processes in the upper. Two warriors change places in variables after each turn;
 * of more only the one whose turn it is is there (an array of all of them takes SwiftShader half a minute to compile).
 */
function writeQueues(warriors: ShaderKey['warriors']): string {
  return lines(
    `var own = ${ofWarrior('turn', 'queue')};`,
    warriors === 'two' ? `var other = ${ofWarrior('1u - turn', 'queue')};` : '',
  )
}

function writeQueuesBack(warriors: ShaderKey['warriors']): string {
  return lines(
    `${ofWarrior('turn', 'queue')} = own;`,
    warriors === 'two' ? `${ofWarrior('1u - turn', 'queue')} = other;` : '',
  )
}

function writePop({ queues }: ShaderKey, memory: Memory): string {
  const word = (at: string) => memory.queue(`turn * given.queueWords + ${at}`)
  return lines(
    'var head = own & 65535u;',
    'var processes = own >> 16u;',
    queues === 'packed'
      ? `let pc = (${word('(head >> 1u)')} >> ((head & 1u) * 16u)) & 65535u;`
      : `let pc = ${word('head')};`,
    'head = select(head + 1u, 0u, head + 1u == given.queueLength);',
    'processes--;',
  )
}

function writeDispatch(key: ShaderKey, memory: Memory): string {
  const { cells, dispatch } = key
  const operation = cells === 'narrow' ? '(word >> 26u)' : memory.operation('pc')
  const head = `let word = ${memory.cell('pc')};`
  if (dispatch === 'table')
    return lines(
      head,
      `let control = table[tableBase + ${operation}];`,
      writeInstruction(key, memory, lookedUpControl()),
    )
  const cases = dispatch.map(
    (each, at) => `case ${at}u: {\n${writeInstruction(key, memory, knownControl(each))}\n}`,
  )
  return lines(head, `switch table[tableBase + ${operation}] {`, ...cases, 'default: {}', '}')
}

/** Queues what follows: the process itself, and one more if it splits and the limit allows. */
function writePush(key: ShaderKey, memory: Memory): string {
  return lines(
    'if (lives) {',
    writeQueued(key, memory, 'next'),
    'if (splits && processes < given.maxProcesses) {',
    `${ofWarrior('turn', 'spawned')} += 1u;`,
    writeQueued(key, memory, 'jump'),
    '}',
    '}',
    'own = head | (processes << 16u);',
  )
}

function writeQueued({ queues, coverage }: ShaderKey, memory: Memory, address: string): string {
  const word = memory.queue(`turn * given.queueWords + ${queues === 'packed' ? '(tail >> 1u)' : 'tail'}`)
  const bits = memory.coverage(`turn * given.coverageWords + (${address} >> 5u)`)
  return lines(
    '{',
    'var tail = head + processes;',
    'tail = select(tail, tail - given.queueLength, tail >= given.queueLength);',
    queues === 'packed'
      ? lines(
          'let half = (tail & 1u) * 16u;',
          `${word} = (${word} & (0xffff0000u >> half)) | (${address} << half);`,
        )
      : `${word} = ${address};`,
    'processes++;',
    coverage
      ? lines(
          `let seen = ${bits};`,
          `let bit = 1u << (${address} & 31u);`,
          `if ((seen & bit) == 0u) { ${bits} = seen | bit; ${ofWarrior('turn', 'covered')} += 1u; }`,
        )
      : '',
    '}',
  )
}

/** Death, the budget with pMARS's quirk (V2 in test/conformance/README.md), whose turn is next, and the end. */
function writeEndOfTurn({ warriors }: ShaderKey): string {
  return lines(
    'budget--;',
    'if (processes == 0u) {',
    `${ofWarrior('turn', 'deathCycle')} = cycle + 1u;`,
    `${ofWarrior('turn', 'deathStep')} = steps;`,
    'let before = i32(alive);',
    'alive--;',
    'if (alive <= given.leastAlive) { ended = true; } else { budget -= budget / before + 1; }',
    '}',
    'if (!ended) {',
    'let was = turn;',
    'let wasCycle = cycle;',
    writePassTurn(warriors),
    'ended = select(cycle >= given.maxCycles, budget <= 0, given.stopsByBudget != 0u);',
    // A round that ends here leaves the turn with the warrior that executed last.
    'if (ended) {',
    'cycle = wasCycle;',
    warriors === 'two' ? 'if (turn != was) { let back = own; own = other; other = back; }' : '',
    warriors === 'many' ? `own = ${ofWarrior('was', 'queue')};` : '',
    'turn = was;',
    '}',
    '}',
  )
}

/** Whoever comes at or before the place of the last one in the order of the round begins a new cycle. */
function writePassTurn(warriors: ShaderKey['warriors']): string {
  if (warriors === 'one') return 'cycle++;'
  if (warriors === 'two')
    return lines(
      'if ((other >> 16u) > 0u) {',
      'let back = own; own = other; other = back;',
      'turn = 1u - turn;',
      'if (turn == first) { cycle++; }',
      '} else { cycle++; }',
    )
  return lines(
    `${ofWarrior('turn', 'queue')} = own;`,
    'var to = turn;',
    'loop {',
    'to = select(to + 1u, 0u, to + 1u == given.warriorCount);',
    'if (to == first) { cycle++; }',
    `own = ${ofWarrior('to', 'queue')};`,
    'if ((own >> 16u) > 0u) { break; }',
    '}',
    'turn = to;',
  )
}
