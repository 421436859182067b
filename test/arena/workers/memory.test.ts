import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const MB = 2 ** 20
const script = fileURLToPath(new URL('../../fixtures/pool-memory.mjs', import.meta.url))

/** Bytes that a process holds after a round robin at core size 8000. */
async function memoryWith(threads: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(threads)])
  return Number(stdout)
}

it('a worker takes less than 64 MB', { timeout: 120_000 }, async () => {
  const one = await memoryWith(1)
  const worker = ((await memoryWith(5)) - one) / 4
  expect(worker).toBeGreaterThan(1 * MB)
  expect(worker).toBeLessThan(64 * MB)
})
