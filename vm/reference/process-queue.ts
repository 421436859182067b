/** The processes of one warrior: a ring of addresses that grows as needed. */
export class ProcessQueue {
  length = 0
  private ring = new Uint32Array(16)
  private head = 0

  clear(): void {
    this.length = 0
    this.head = 0
  }

  /** Takes the address that executes next; only while length > 0. */
  shift(): number {
    const address = this.ring[this.head]!
    this.head = (this.head + 1) & (this.ring.length - 1)
    this.length--
    return address
  }

  push(address: number): void {
    if (this.length === this.ring.length) this.grow()
    this.ring[(this.head + this.length) & (this.ring.length - 1)] = address
    this.length++
  }

  /** The addresses, next to execute first. */
  toArray(): Uint32Array {
    return Uint32Array.from(
      { length: this.length },
      (_, i) => this.ring[(this.head + i) & (this.ring.length - 1)]!,
    )
  }

  private grow(): void {
    const addresses = this.toArray()
    this.ring = new Uint32Array(2 * this.ring.length)
    this.ring.set(addresses)
    this.head = 0
  }
}
