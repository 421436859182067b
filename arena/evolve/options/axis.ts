import type { DescriptorName } from './names.js'

/** A descriptor by which a grid tells warriors apart, and its bins; edges null for its own. */
export interface Axis {
  readonly name: DescriptorName
  /** First value of each bin but the lowest, rising. */
  readonly edges: readonly number[] | null
}
