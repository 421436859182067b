/** What can be measured against each other on a card; the defaults are what no card has spoken against so far. */
export interface WebgpuOptions {
  /** One data path for all operations, or a switch over those of the batch. Default 'table'. */
  readonly dispatch?: 'table' | 'switch'
  /** 'wide' takes 8 bytes a cell also where 4 would do. */
  readonly cells?: 'wide'
  /** Two addresses of a queue in a word (default), or one. */
  readonly queues?: 'packed' | 'plain'
  /** Whether small cores are in workgroup memory during a slice (default), or all in buffers. */
  readonly memory?: 'workgroup' | 'storage'
  /** Battles in the device at once, at most. */
  readonly slots?: number
  /** Invocations of a workgroup for cores in buffers. Default 64. */
  readonly lanes?: number
  /** What a dispatch should take, in milliseconds; a desktop's watchdog waits some 2,000. Default 50. */
  readonly sliceMs?: number
}
