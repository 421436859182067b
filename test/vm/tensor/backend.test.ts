import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { load, loadTensorFlow } from '../../../vm/tensor/backend.js'
import { judgeExactness } from '../../../vm/tensor/exactness.js'
import { registerRoundingBackend } from '../../helpers/tensor-backends.js'
import { ALLOWED, failed } from '../../helpers/failed.js'

/** As Node says it of a package that is not there. */
const notFound = (name: string) =>
  Promise.reject(Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' }))

describe('backends of TensorFlow.js', () => {
  it('are plain JavaScript where no other is installed, with the line that installs the others', async () => {
    const { name, backends } = await load({ import: notFound, node: '20.20.2' })
    expect(name).toBe('cpu')
    expect(tf.getBackend()).toBe('cpu')
    expect(backends).toEqual([
      {
        name: 'tfjs-node-gpu',
        loaded: false,
        problem: 'the npm package @tensorflow/tfjs-node-gpu is not installed',
        remedy: 'npm install --no-save -D @tensorflow/tfjs-node-gpu@4.22.0',
      },
      {
        name: 'tfjs-node',
        loaded: false,
        problem: 'the npm package @tensorflow/tfjs-node is not installed',
        remedy: 'npm install --no-save -D @tensorflow/tfjs-node@4.22.0',
      },
      { name: 'cpu', loaded: true, problem: null, remedy: null },
    ])
  })

  it('with a C library are not tried on a Node they do not start on', async () => {
    const tried: string[] = []
    const { name, backends } = await load({
      import: (pkg) => {
        tried.push(pkg)
        return notFound(pkg)
      },
      node: '24.1.0',
    })
    expect(tried).toEqual([])
    expect(name).toBe('cpu')
    expect(backends[0]!.problem).toBe(
      '@tensorflow/tfjs-node-gpu 4.22.0 does not start on Node 23 or newer; this is 24.1.0',
    )
    expect(backends[0]!.remedy).toBe(
      'with Node 22: npm install --no-save -D @tensorflow/tfjs-node-gpu@4.22.0',
    )
  })

  it('that fail to load leave the next one its turn, in one line', async () => {
    const broken = `data:text/javascript,throw new Error('libtensorflow.so.2: cannot open shared object file\\nat x')`
    const { name, backends } = await load({ import: () => import(broken), node: '20.20.2' })
    expect(name).toBe('cpu')
    expect(backends[0]!.problem).toBe(
      '@tensorflow/tfjs-node-gpu does not load: libtensorflow.so.2: cannot open shared object file',
    )
    expect(backends[0]!.remedy).toContain('CUDA 11')
  })

  it('are not tried behind one that loads', async () => {
    const { name, backends } = await load({ import: () => Promise.resolve({ default: tf }), node: '20.20.2' })
    expect(name).toBe('tfjs-node-gpu')
    expect(backends.map(({ loaded, problem }) => [loaded, problem])).toEqual([
      [true, null],
      [false, null],
      [false, null],
    ])
  })

  it('that round products are found out and not taken', async () => {
    registerRoundingBackend('rounding')
    await tf.setBackend('rounding')
    try {
      expect(judgeExactness(tf)).toEqual(
        failed('Inexact', /^46339 \* 46337 gives 2147210240, not 2147210243$/),
      )
      const { name, backends } = await load({
        import: (pkg) => (pkg.endsWith('-gpu') ? Promise.resolve({ default: tf }) : notFound(pkg)),
        node: '20.20.2',
      })
      expect(name).toBe('cpu')
      expect(backends[0]!.problem).toMatch(/^@tensorflow\/tfjs-node-gpu computes wrong: 46339 \* 46337/)
    } finally {
      await tf.setBackend('cpu')
    }
  })

  it('compute exactly what the machine needs', async () => {
    const { tf } = await loadTensorFlow()
    const before = tf.memory().numTensors
    expect(judgeExactness(tf)).toEqual(ALLOWED)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('print nothing', async () => {
    const script = `
      import { loadTensorEngine, PRESETS } from './dist/vm/index.js'
      const engine = await loadTensorEngine()
      const imp = { instructions: [{ opcode: 1, modifier: 6, aMode: 1, a: 0, bMode: 1, b: 1 }], start: 0, pin: null }
      const matches = [{ warriors: [0, 0], placement: { kind: 'seed', seed: 1, rounds: 1 } }]
      await engine.run({ settings: { ...PRESETS.nano, maxCycles: 3 }, programs: [imp], matches, stop: 'one-left' })`
    const ran = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
    expect(ran).toEqual({ stdout: '', stderr: '' })
  })
})
