/** The values in order once all have settled, or the first failure: nothing goes on behind it. */
export async function allSettled<T>(pending: readonly Promise<T>[]): Promise<T[]> {
  return (await Promise.allSettled(pending)).map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
