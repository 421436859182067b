export interface LiveView {
  /** Gives the terminal back. */
  stop(): void
}
