/**
 * What the archive tells warriors apart by. The paper's two (arXiv 2601.03335) are total spawned processes and memory
 * coverage, each the mean over the fights of an evaluation, each cut into six bins.
 */
import { OPCODE, type MarsSettings, type Program, type Warrior } from '../../../vm/index.js'
import type { Axis, DescriptorName } from '../options/index.js'
import { COMPOSITION_KINDS } from '../../parts/index.js'
import { classifyComposition } from './composition.js'
import { classifyStrategy, STRATEGIES } from './strategy.js'

/** A warrior and what it did, as means over the fights of its evaluation. */
export interface Behaviour {
  /** Its source may say of which typed parts it is made. */
  readonly program: Program & Partial<Pick<Warrior, 'source'>>
  readonly spawned: number
  readonly covered: number
}

export interface Descriptor {
  /** What it measures, in words. */
  readonly label: string
  readonly measure: (behaviour: Behaviour, settings: MarsSettings) => number
  /** First value of each bin but the lowest. */
  readonly edges: (settings: MarsSettings) => readonly number[]
}

/** Opcodes that write to the core. */
const WRITERS: ReadonlySet<number> = new Set([
  OPCODE.MOV,
  OPCODE.ADD,
  OPCODE.SUB,
  OPCODE.MUL,
  OPCODE.DIV,
  OPCODE.MOD,
  OPCODE.DJN,
])

/** First value of the bins of spawned processes: the paper's. */
export const SPAWNED_EDGES: readonly number[] = [1, 10, 100, 1000, 10_000]

/** First value of the bins of covered addresses, for the paper's core of 8000. */
const COVERED_EDGES_8000: readonly number[] = [10, 100, 500, 1000, 4000]

/** Edges of the covered addresses, in proportion to the core: at 8000 the paper's. */
export function coveredEdges(coreSize: number): readonly number[] {
  return COVERED_EDGES_8000.map((edge) => (edge * coreSize) / 8000)
}

export const DESCRIPTORS: Readonly<Record<DescriptorName, Descriptor>> = {
  spawned: {
    label: 'spawned processes',
    measure: ({ spawned }) => spawned,
    edges: () => SPAWNED_EDGES,
  },
  covered: {
    label: 'covered addresses',
    measure: ({ covered }) => covered,
    edges: ({ coreSize }) => coveredEdges(coreSize),
  },
  length: {
    label: 'instructions',
    measure: ({ program }) => program.instructions.length,
    edges: ({ maxLength }) => [0.08, 0.16, 0.32, 0.5, 0.75].map((share) => share * maxLength),
  },
  opcodes: {
    label: 'distinct opcodes',
    measure: ({ program }) => new Set(program.instructions.map(({ opcode }) => opcode)).size,
    edges: () => [2, 4, 5, 6, 8],
  },
  writes: {
    label: 'share of writing instructions',
    measure: ({ program: { instructions } }) =>
      instructions.filter(({ opcode }) => WRITERS.has(opcode)).length / Math.max(1, instructions.length),
    edges: () => [0.15, 0.3, 0.4, 0.5, 0.65],
  },
  strategy: {
    label: `strategy class: ${STRATEGIES.join(', ')}`,
    measure: ({ program }) => STRATEGIES.indexOf(classifyStrategy(program)),
    edges: () => STRATEGIES.slice(1).map((_, index) => index + 1),
  },
  composition: {
    label: `composition: ${COMPOSITION_KINDS.join(', ')}`,
    measure: ({ program }, settings) => COMPOSITION_KINDS.indexOf(classifyComposition(program, settings)),
    edges: () => COMPOSITION_KINDS.slice(1).map((_, index) => index + 1),
  },
}

/** A cell of the archive; bin 0 where there is no such axis. */
export interface Cell {
  readonly firstBin: number
  readonly secondBin: number
}

/** Where warriors fall in an archive of no, one or two axes. */
export interface Grid {
  /** Bins of the first and of the second axis, >= 1. */
  readonly shape: readonly [first: number, second: number]
  /** Whether covered addresses have to be counted. */
  readonly needsCoverage: boolean
  readonly cellOf: (behaviour: Behaviour) => Cell
}

/** Bin of a value, 0 .. edges.length: how many edges it has reached. */
export function binOf(value: number, edges: readonly number[]): number {
  return edges.filter((edge) => value >= edge).length
}

export function edgesOf({ name, edges }: Axis, settings: MarsSettings): readonly number[] {
  return edges ?? DESCRIPTORS[name].edges(settings)
}

export function createGrid(axes: readonly Axis[], settings: MarsSettings): Grid {
  const edges = [0, 1].map((at) => (axes[at] === undefined ? [] : edgesOf(axes[at], settings)))
  const bin = (at: number, behaviour: Behaviour) =>
    axes[at] === undefined ? 0 : binOf(DESCRIPTORS[axes[at].name].measure(behaviour, settings), edges[at]!)
  return {
    shape: [edges[0]!.length + 1, edges[1]!.length + 1],
    needsCoverage: axes.some(({ name }) => name === 'covered'),
    cellOf: (behaviour) => ({ firstBin: bin(0, behaviour), secondBin: bin(1, behaviour) }),
  }
}
