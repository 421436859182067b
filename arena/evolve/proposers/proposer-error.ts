/** The proposer cannot go on: no access, no model, nothing but failures. The run can be resumed. */
export class ProposerError extends Error {
  override readonly name = 'ProposerError'
}
