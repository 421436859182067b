/** Something that is not as it could be, and what mends it. */
export interface Finding {
  /** `problem` when the defaults do not work with it, `optional` when something that not everybody needs is missing. */
  readonly severity: 'problem' | 'optional'
  readonly about: 'node' | 'package' | 'gpu' | 'engine' | 'store' | 'terminal'
  /** What is wrong, in words. */
  readonly problem: string
  /** What mends it, where possible a command; null when nothing is known to. */
  readonly remedy: string | null
}
