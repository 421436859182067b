/** A measurement that means nothing: somebody answered wrong, or another simulator failed. The message says all. */
export class SpeedError extends Error {
  override readonly name = 'SpeedError'
}
