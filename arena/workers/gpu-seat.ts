import { createTurns, EngineUnavailableError, type Engine, type GpuAdapter } from '../../vm/index.js'

/** An engine beside the threads, and what it computes on. */
export interface SeatedEngine extends Engine {
  readonly adapter: Pick<GpuAdapter, 'name' | 'backend' | 'description'>
}

/** The place of the one GPU in a pool: opened when it is asked for, and left for good when it fails. */
export interface GpuSeat {
  /** The engine when it is open. */
  engine(): SeatedEngine | null
  /** Whether nobody has asked for it yet. */
  isUntried(): boolean
  /** Whether it may play: it is open, or can be. */
  isUsable(): boolean
  /** Opens it; null when it cannot be had, or was left. Never rejects. */
  open(): Promise<SeatedEngine | null>
  /** Why it cannot be had; null when it could. */
  problem(): Error | null
  /** From `open` to its end, in milliseconds; 0 before. */
  openMs(): number
  /** Plays when those before are done. */
  turn<T>(play: () => Promise<T>): Promise<T>
  /** Says why, and never uses it again. */
  leave(reason: string): void
  close(): Promise<void>
}

/** Opens it, unless the signal is aborted before. */
export type OpenGpuEngine = (signal: AbortSignal) => Promise<SeatedEngine>

export function createGpuSeat(openEngine: OpenGpuEngine, onNotice: (text: string) => void): GpuSeat {
  let opening: Promise<SeatedEngine | null> | null = null
  let engine: SeatedEngine | null = null
  let problem: Error | null = null
  let openMs = 0
  let hasLeft = false
  const closed = new AbortController()
  let closing: Promise<void> = Promise.resolve()
  const leave = (reason: string) => {
    if (engine === null) return
    const left = engine
    engine = null
    hasLeft = true
    onNotice(`the GPU is left alone, and the threads play all: ${reason}`)
    closing = Promise.resolve(left.close?.()).catch(() => undefined)
  }
  const open = async () => {
    const start = performance.now()
    try {
      const opened = await openEngine(closed.signal)
      openMs = performance.now() - start
      if (closed.signal.aborted) await opened.close?.()
      else engine = opened
    } catch (error) {
      problem = error as Error
      if (closed.signal.aborted) return engine
      // That there is none goes without saying.
      if (!(error instanceof EngineUnavailableError)) onNotice(`the GPU cannot be used: ${problem.message}`)
      else if (error.isFault) onNotice(problem.message)
    }
    return engine
  }
  return {
    engine: () => engine,
    isUntried: () => opening === null,
    isUsable: () => problem === null && !hasLeft,
    open: async () => {
      await (opening ??= open())
      return engine
    },
    problem: () => problem,
    openMs: () => openMs,
    turn: createTurns(),
    leave,
    async close() {
      // Nobody waits for one that is being opened.
      closed.abort()
      const left = engine
      engine = null
      await Promise.all([closing, left?.close?.()])
    },
  }
}

/** One adapter with one driver: another one is measured anew. */
export const adapterKeyOf = ({ adapter: { name, backend, description } }: SeatedEngine): string =>
  [name, backend, description].join(', ')
