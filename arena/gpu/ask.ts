import { EngineUnavailableError, failure, success } from '../../vm/index.js'
import { startGpuProcess, type GpuProcess } from './child-process.js'
import type { ChildAnswer, Purpose } from './protocol.js'

/**
 * Starts a process and waits for its first answer, which is of this type. EngineUnavailableError, and no process, when
 * it says why there is none, when it dies or when it takes too long; the signal's reason when that is aborted before.
 */
export async function startAndAsk<T extends 'adapters' | 'open'>(
  purpose: Purpose,
  type: T,
  boundMs: number,
  signal?: AbortSignal,
): Promise<{ readonly process: GpuProcess; readonly answer: Extract<ChildAnswer, { type: T }> }> {
  signal?.throwIfAborted()
  const process = startGpuProcess(purpose)
  const giveUp = () => {
    process.kill('nobody waits for it any longer')
  }
  signal?.addEventListener('abort', giveUp)
  const timer = setTimeout(() => {
    process.kill(`its process did not answer within ${boundMs / 1_000} s`)
  }, boundMs)
  let unlisten = () => {}
  const answered = new Promise<ChildAnswer>((resolve) => {
    unlisten = process.listen(resolve)
  })
  const ended = process.ended.then((how) => failure('ended', how))
  const first = await Promise.race([answered.then(success), ended])
  clearTimeout(timer)
  unlisten()
  signal?.removeEventListener('abort', giveUp)
  signal?.throwIfAborted()
  if (!first.ok)
    throw new EngineUnavailableError(`the GPU cannot be used: ${first.message}`, null, { isFault: true })
  const answer = first.value
  if (answer.type === type) return { process, answer: answer as Extract<ChildAnswer, { type: T }> }
  process.kill('it has nothing to offer')
  const { problem, remedy } = answer as Extract<ChildAnswer, { type: 'unavailable' }>
  throw new EngineUnavailableError(problem, remedy)
}
