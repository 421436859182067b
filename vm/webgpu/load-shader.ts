/** The shader that loads battles into slots: an empty core, the warriors at their places, one process each. */
import { REGISTER, ROUND_REGISTERS, WARRIOR_REGISTER, WARRIOR_REGISTERS, type ShaderKey } from './layout.js'
import { lines } from './text.js'

/** Fields of the uniform, 4 bytes each. */
export const LOAD_UNIFORM = [
  'count',
  'slots',
  'warriorCount',
  'coreSize',
  'budget',
  'queueWords',
  'coverageWords',
] as const

/** Words of a battle to load: slot, line-up, first warrior, then the place of each. */
export const loadWords = (warriorCount: number): number => 3 + warriorCount

/** Invocations of a workgroup of the shader; each loads one cell of one battle. */
const LOAD_LANES = 64

/** Workgroups in a row of a dispatch, at most: what every device takes. */
const LOAD_ROW = 65_535

/** Workgroups to dispatch for so many battles. */
export function loadWorkgroups(battles: number, coreSize: number): [number, number] {
  const workgroups = Math.ceil((battles * coreSize) / LOAD_LANES)
  return [Math.min(workgroups, LOAD_ROW), Math.ceil(workgroups / LOAD_ROW)]
}

/**
 * A line-up in `lineUps`, from its word on: where its operations begin in the table; of each warrior its length, its
 * start and where its cells begin; the cells, in the wide layout two words each (fields, operation).
 */
export const lineUpHeader = (warriorCount: number): number => 1 + 3 * warriorCount

/** The shader that puts the warriors of battles into their cores. */
export function writeLoadShader({ cells, coverage }: Pick<ShaderKey, 'cells' | 'coverage'>): string {
  const place = (warrior: string) => `loads[battle + 3u + ${warrior}]`
  const about = (warrior: string, field: number) => `lineUps[lineUp + 1u + 3u * ${warrior} + ${field}u]`
  const at = `((${about('warrior', 1)} + ${place('warrior')}) % core)`
  const isWide = cells === 'wide'
  return lines(
    `struct Uniform { ${LOAD_UNIFORM.map((name) => `${name}: u32`).join(', ')} }`,
    '@group(0) @binding(0) var<uniform> given: Uniform;',
    '@group(0) @binding(1) var<storage, read> loads: array<u32>;',
    '@group(0) @binding(2) var<storage, read> lineUps: array<u32>;',
    '@group(0) @binding(3) var<storage, read_write> registers: array<u32>;',
    '@group(0) @binding(4) var<storage, read_write> cells: array<u32>;',
    '@group(0) @binding(5) var<storage, read_write> queues: array<u32>;',
    isWide ? '@group(0) @binding(6) var<storage, read_write> operations: array<u32>;' : '',
    coverage ? '@group(0) @binding(7) var<storage, read_write> covered: array<u32>;' : '',
    `@compute @workgroup_size(${LOAD_LANES})`,
    'fn load(@builtin(global_invocation_id) id: vec3<u32>) {',
    `let index = id.x + id.y * ${LOAD_ROW * LOAD_LANES}u;`,
    'if (index >= given.count * given.coreSize) { return; }',
    'let slots = given.slots;',
    'let core = given.coreSize;',
    'let battle = index % given.count * (3u + given.warriorCount);',
    'let slot = loads[battle];',
    'let lineUp = loads[battle + 1u];',
    'let cell = index / given.count;',
    // Warriors that are placed on others overwrite them in their order.
    'var fields = 0u;',
    isWide ? 'var operation = 0u;' : '',
    `for (var warrior = 0u; warrior < given.warriorCount; warrior++) {`,
    `let offset = (cell + core - ${place('warrior')}) % core;`,
    `if (offset < ${about('warrior', 0)}) {`,
    isWide
      ? lines(
          `let source = lineUp + ${about('warrior', 2)} + 2u * offset;`,
          'fields = lineUps[source];',
          'operation = lineUps[source + 1u];',
        )
      : `fields = lineUps[lineUp + ${about('warrior', 2)} + offset];`,
    '}',
    '}',
    'cells[cell * slots + slot] = fields;',
    isWide ? 'operations[cell * slots + slot] = operation;' : '',
    coverage
      ? lines(
          `for (var word = cell; word < given.warriorCount * given.coverageWords; word += core) {`,
          `let warrior = word / given.coverageWords;`,
          `let start = ${at};`,
          `covered[word * slots + slot] = select(0u, 1u << (start & 31u), start / 32u == word % given.coverageWords);`,
          '}',
        )
      : '',
    'if (cell > 0u) { return; }',
    ...Object.entries({
      ended: '0u',
      turn: 'loads[battle + 2u]',
      alive: 'given.warriorCount',
      budget: 'given.budget',
      steps: '0u',
      cycle: '0u',
      first: 'loads[battle + 2u]',
      table: 'lineUps[lineUp]',
    } satisfies Record<keyof typeof REGISTER, string>).map(
      ([name, value]) => `registers[${REGISTER[name as keyof typeof REGISTER]}u * slots + slot] = ${value};`,
    ),
    `for (var warrior = 0u; warrior < given.warriorCount; warrior++) {`,
    `let base = ${ROUND_REGISTERS}u + warrior * ${WARRIOR_REGISTERS}u;`,
    ...Object.entries({
      queue: `${1 << 16}u`,
      spawned: '0u',
      covered: '1u',
      deathCycle: '0u',
      deathStep: '0u',
    } satisfies Record<keyof typeof WARRIOR_REGISTER, string>).map(
      ([name, value]) =>
        `registers[(base + ${WARRIOR_REGISTER[name as keyof typeof WARRIOR_REGISTER]}u) * slots + slot] = ${value};`,
    ),
    // The head is at 0; of two addresses in a word the first is the lower half.
    `queues[warrior * given.queueWords * slots + slot] = ${at};`,
    '}',
    '}',
  )
}
