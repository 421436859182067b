/** What happens in the core, for viewers and debuggers. Addresses are 0 .. coreSize-1, warriors indices in load order. */
export interface MarsListener {
  /** A process of the warrior is about to execute the instruction at this address. */
  executed(warrior: number, address: number): void
  /** The instruction uses the cell's fields or follows its pointer. */
  read(warrior: number, address: number): void
  /** The instruction changes the cell. */
  write(warrior: number, address: number): void
  /** SPL created a process that will execute at this address. */
  spawn(warrior: number, address: number): void
  /** The process that executed at this address died. */
  die(warrior: number, address: number): void
}
