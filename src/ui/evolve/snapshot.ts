/** What the view of a running evolution shows. */
export interface EvolveSnapshot {
  readonly title: string
  /** What the run does and where its results go, shown where there is room. */
  readonly plan?: string
  /** What is being done, such as `evolving`. */
  readonly phase: string
  /** From 1; 0 before the first. */
  readonly generation: number
  readonly generations: number
  /** Proposals of this generation after those of its start. */
  readonly iteration: number
  readonly iterations: number
  /** Of the whole run, 0 .. 1. */
  readonly share: number
  /** Names. */
  readonly opponents: readonly string[]
  /** Of the archive; null while it is empty. */
  readonly bestFitness: number | null
  /** Best fitness of this generation so far, unit by unit. */
  readonly curve: readonly number[]
  /** Fitness by [first bin][second bin]; null where the cell is empty. */
  readonly cells: readonly (readonly (number | null)[])[]
  /** Of the cells, none to two: what is measured, and the first value of each bin but the lowest. */
  readonly axes: readonly MapAxis[]
  /** The most that a fitness can be. */
  readonly maxFitness: number
  readonly champions: readonly {
    readonly generation: number
    readonly name: string
    readonly fitness: number
    /** Points a fight against the judges; null without any. */
    readonly judged: number | null
  }[]
  /** What happened last, the newest first; from outside, not yet escaped. */
  readonly recent: readonly string[]
  /** Speed and time left, in words. */
  readonly pace: string
  /** The user asked to stop; running matches are given up. */
  readonly isStopping: boolean
}

export interface MapAxis {
  readonly name: string
  readonly edges: readonly number[]
}
