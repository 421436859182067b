/** The promise, or a rejection with the signal's reason as soon as it is aborted. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {}
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve
    signal.addEventListener('abort', onAbort)
  })
  try {
    if (!signal.aborted) await Promise.race([promise, aborted])
    else promise.catch(() => undefined)
    signal.throwIfAborted()
    return await promise
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
