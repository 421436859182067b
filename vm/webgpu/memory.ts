/** WGSL that reaches the state of a battle: the same words whether they lie in buffers or in workgroup memory. */
import type { LocalSizes, ShaderKey } from './layout.js'

/** How a shader reads and writes the state of its battle, as WGSL. */
export interface Memory {
  /** Declarations of the module. */
  readonly declarations: string
  /** Copies the state in at the beginning of a slice, and out at its end; empty for buffers. */
  readonly enter: string
  readonly leave: string
  /** Places that can be read and assigned. */
  cell(address: string): string
  /** Of the wide layout only: the operation of a cell, whose fields are in {@link cell}. */
  operation(address: string): string
  queue(word: string): string
  coverage(word: string): string
}

interface MemoryPart {
  readonly buffer: string
  readonly local: string
  readonly words: number
}

export function createMemory({ local, cells, coverage, lanes }: ShaderKey): Memory {
  const sizes = local ?? { warriorCount: 0, coreSize: 0, queueWords: 0, coverageWords: 0 }
  const all: readonly (MemoryPart | null)[] = [
    { buffer: 'cells', local: 'localCells', words: sizes.coreSize },
    cells === 'wide' ? { buffer: 'operations', local: 'localOperations', words: sizes.coreSize } : null,
    { buffer: 'queues', local: 'localQueues', words: sizes.warriorCount * sizes.queueWords },
    coverage
      ? { buffer: 'covered', local: 'localCovered', words: sizes.warriorCount * sizes.coverageWords }
      : null,
  ]
  const parts = all.filter((part) => part !== null)
  const isLocal = local !== null
  const stored = (buffer: string, word: string) => `${buffer}[(${word}) * slots + slot]`
  const inside = (name: string, word: string) => `${name}[(${word}) * ${lanes}u + lane]`
  const place = (buffer: string) => (word: string) => {
    const part = parts.find((each) => each.buffer === buffer)
    return isLocal && part !== undefined ? inside(part.local, word) : stored(buffer, word)
  }
  const copies = (statement: (part: MemoryPart) => string) =>
    isLocal
      ? parts
          .map((part) => `for (var word = 0u; word < ${part.words}u; word++) { ${statement(part)} }`)
          .join('\n')
      : ''
  return {
    declarations: isLocal
      ? parts.map((part) => `var<workgroup> ${part.local}: array<u32, ${part.words * lanes}>;`).join('\n')
      : '',
    enter: copies((part) => `${inside(part.local, 'word')} = ${stored(part.buffer, 'word')};`),
    leave: copies((part) => `${stored(part.buffer, 'word')} = ${inside(part.local, 'word')};`),
    cell: place('cells'),
    operation: place('operations'),
    queue: place('queues'),
    coverage: place('covered'),
  }
}

/** Bytes of workgroup memory that a battle takes. */
export function battleBytes(
  { cells, coverage }: Pick<ShaderKey, 'cells' | 'coverage'>,
  { warriorCount, coreSize, queueWords, coverageWords }: LocalSizes,
): number {
  const core = coreSize * (cells === 'wide' ? 2 : 1)
  return 4 * (core + warriorCount * (queueWords + (coverage ? coverageWords : 0)))
}
