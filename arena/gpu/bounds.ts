/** How long the GPU's process may keep us waiting. All but `list` are only reached when something hangs. */
export interface Bounds {
  /** For telling of all adapters. */
  readonly listMs: number
  /** For opening the device: some drivers take seconds to wake up. */
  readonly openMs: number
  /** For a stopped run to end. */
  readonly stopMs: number
  /** For the device to be closed. */
  readonly closeMs: number
  /** Seconds without a sign of life while it should play; those in which we were not awake ourselves don't count. */
  readonly silentSeconds: number
}

/** The times that hold unless a test says otherwise. */
export const GPU_BOUNDS: Bounds = {
  listMs: 5_000,
  openMs: 30_000,
  stopMs: 1_000,
  closeMs: 1_500,
  silentSeconds: 30,
}
