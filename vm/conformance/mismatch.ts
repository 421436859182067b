/** Collects where an engine's answer differs from the golden one. */
export class Mismatch {
  private readonly differences: string[] = []

  expect(what: string, actual: unknown, expected: unknown): void {
    const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
    if (is !== should) this.differences.push(`${what} is ${brief(is)}, pMARS has ${brief(should)}`)
  }

  /** The first differences in words; empty when there is none. */
  toString(): string {
    const more = this.differences.length - 3
    return this.differences.slice(0, 3).join('; ') + (more > 0 ? `; and ${more} more` : '')
  }

  get isEmpty(): boolean {
    return this.differences.length === 0
  }
}

const brief = (json: string | undefined): string =>
  json === undefined ? 'nothing' : json.length > 200 ? `${json.slice(0, 200)}…` : json
