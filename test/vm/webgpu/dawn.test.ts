import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { HAS_SOFTWARE_GPU, SOFTWARE_GPU_ENV } from '../../helpers/software-gpu.js'

/** Dawn crashes where its instance is collected while a device of it is in use. */
const PROGRAM = `
  import { loadWebgpu } from '${pathToFileURL('dist/vm/index.js').href}'
  const gpu = await (await loadWebgpu()).openGpu(true)
  for (let time = 0; time < 20; time++) {
    globalThis.gc()
    await new Promise((resolve) => setImmediate(resolve))
    await gpu.answers()
  }
  await gpu.engine.close()
  console.log('all answered')
  process.kill(process.pid, 'SIGKILL')
`

it.skipIf(!HAS_SOFTWARE_GPU)('a device lives on when all that nobody refers to is collected', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', PROGRAM],
    { encoding: 'utf8', env: { ...process.env, ...SOFTWARE_GPU_ENV } },
  )
  expect({ stdout, stderr }).toEqual({ stdout: 'all answered\n', stderr: '' })
})
