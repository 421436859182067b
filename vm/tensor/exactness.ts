/** Whether a backend's int32 is one: some compute it as float32, which is exact up to 2^24 only. */
import { allowed, failure, type Judgement } from '../result.js'
import type { TensorFlow } from './backend.js'
import { Vectors, type TensorVector } from './vectors.js'

/** Whether the backend computes right all that the machine relies on; a failure names the first that it does not. */
export function judgeExactness(tf: TensorFlow): Judgement<'Inexact'> {
  const v = new Vectors(tf)
  const one = (value: number) => v.of([value])
  const results: readonly [what: string, compute: () => TensorVector, expected: number][] = [
    ['46339 * 46337', () => v.mul(one(46_339), one(46_337)), 2_147_210_243],
    ['2147483646 - 2147483645', () => v.sub(one(2_147_483_646), one(2_147_483_645)), 1],
    ['2147210243 mod 46341', () => v.mod(one(2_147_210_243), one(46_341)), 2_147_210_243 % 46_341],
    ['-1 mod 8000', () => v.mod(one(-1), one(8000)), 7999],
    ['2147483646 div 3', () => v.div(one(2_147_483_646), one(3)), 715_827_882],
    ['a gather', () => v.take(v.of([7, 2_147_483_645, 9]), one(1)), 2_147_483_645],
    ['a scatter', () => v.put(one(7), one(0), one(2_147_483_645)), 2_147_483_645],
  ]
  try {
    for (const [what, compute, expected] of results) {
      const computed = tf.tidy(() => compute().dataSync()[0]!)
      if (computed !== expected) return failure('Inexact', `${what} gives ${computed}, not ${expected}`)
    }
    return allowed
  } finally {
    v.dispose()
  }
}
