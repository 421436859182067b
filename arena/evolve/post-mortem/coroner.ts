import {
  aModeOf,
  bModeOf,
  modifierOf,
  opcodeOf,
  printInstruction,
  signField,
  type Mars,
  type MarsListener,
} from '../../../vm/index.js'

/** How a process died. */
export interface Death {
  /** The warrior's own 1-based cycle. */
  readonly cycle: number
  /** 0 .. coreSize-1. */
  readonly address: number
  /** What it executed, as it is printed. */
  readonly instruction: string
  /** Who changed that cell last, in load order; null when nobody did since the round began. */
  readonly writer: number | null
}

/** Listens to rounds and keeps who changed each cell last, and of each warrior its deaths. */
export class Coroner implements MarsListener {
  /** Of each warrior, the death of the process that died last. */
  readonly lastDeaths: (Death | null)[]
  /** Of each warrior, how many of its processes died. */
  readonly deathCounts: number[]
  /** Warriors without processes, in the order in which they lost the last one. */
  buried: readonly number[] = []
  /** By address, the warrior that changed the cell last plus 1; 0 nobody. */
  readonly #writers: Uint8Array
  #operation = 0
  #a = 0
  #b = 0
  #writer = 0
  #mars: Mars | null = null

  constructor(coreSize: number, warriorCount: number) {
    this.#writers = new Uint8Array(coreSize)
    this.lastDeaths = new Array<Death | null>(warriorCount).fill(null)
    this.deathCounts = new Array<number>(warriorCount).fill(0)
  }

  /** Forgets the round before. */
  open(): void {
    this.lastDeaths.fill(null)
    this.deathCounts.fill(0)
    this.buried = []
    this.#writers.fill(0)
  }

  /** The machine to look at; must be given before it runs. */
  attend(mars: Mars): void {
    this.#mars = mars
  }

  executed(_warrior: number, address: number): void {
    // Kept now: the instruction itself may change its cell.
    const { operations, aFields, bFields } = this.#mars!
    this.#operation = operations[address]!
    this.#a = aFields[address]!
    this.#b = bFields[address]!
    this.#writer = this.#writers[address]!
  }

  read(): void {}

  write(warrior: number, address: number): void {
    this.#writers[address] = warrior + 1
  }

  spawn(): void {}

  die(warrior: number, address: number): void {
    this.deathCounts[warrior]!++
    const mars = this.#mars!
    // A paper loses thousands of processes; only its last one tells why it lost.
    if (mars.queues[warrior]!.length > 0) return
    const operation = this.#operation
    const { coreSize } = mars.settings
    this.lastDeaths[warrior] = {
      cycle: mars.executed[warrior]!,
      address,
      instruction: printInstruction({
        opcode: opcodeOf(operation),
        modifier: modifierOf(operation),
        aMode: aModeOf(operation),
        a: signField(this.#a, coreSize),
        bMode: bModeOf(operation),
        b: signField(this.#b, coreSize),
      }),
      writer: this.#writer === 0 ? null : this.#writer - 1,
    }
    this.buried = [...this.buried, warrior]
  }
}
