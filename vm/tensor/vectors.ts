/** The tensor operations that the machine is made of, on vectors of one int32 or bool for each battle. */
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core'
import type { TensorFlow } from './backend.js'

/** A tensor of 32-bit integers, one a battle. */
export type TensorVector = Tensor
type VectorOperand = TensorVector | number

/**
 * Runs the kernels without the checks of TensorFlow.js around them, which cost more than the kernels where battles are
 * few: `tf.where` clones three tensors. Numbers become scalars, which are kept until {@link dispose}.
 */
export class Vectors {
  private readonly scalars = new Map<number, TensorVector>()
  private readonly tf: TensorFlow

  constructor(tf: TensorFlow) {
    this.tf = tf
  }

  of(values: readonly number[] | Int32Array): TensorVector {
    return this.tf.tensor1d(values as Int32Array, 'int32')
  }

  add = (a: VectorOperand, b: VectorOperand) => this.binary('Add', a, b)
  sub = (a: VectorOperand, b: VectorOperand) => this.binary('Sub', a, b)
  mul = (a: VectorOperand, b: VectorOperand) => this.binary('Multiply', a, b)
  /** Rounds down. */
  div = (a: VectorOperand, b: VectorOperand) => this.binary('FloorDiv', a, b)
  /** Has the divisor's sign. */
  mod = (a: VectorOperand, b: VectorOperand) => this.binary('Mod', a, b)
  min = (a: VectorOperand, b: VectorOperand) => this.binary('Minimum', a, b)
  max = (a: VectorOperand, b: VectorOperand) => this.binary('Maximum', a, b)
  equal = (a: VectorOperand, b: VectorOperand) => this.binary('Equal', a, b)
  less = (a: VectorOperand, b: VectorOperand) => this.binary('Less', a, b)
  and = (a: TensorVector, b: TensorVector) => this.binary('LogicalAnd', a, b)
  or = (a: TensorVector, b: TensorVector) => this.binary('LogicalOr', a, b)
  not = (x: TensorVector) => this.run('LogicalNot', { x })

  /** 0 or 1. */
  count = (x: TensorVector) => this.run('Cast', { x }, { dtype: 'int32' })

  /** Where the condition holds from the first, elsewhere from the second; all of one length. */
  where = (condition: TensorVector, t: TensorVector, e: TensorVector) =>
    this.run('Select', { condition, t, e })

  /** `source` at the indices. */
  take = (x: TensorVector, indices: TensorVector) =>
    this.run('GatherV2', { x, indices }, { axis: 0, batchDims: 0 })

  /**
   * A copy of `tensor` with the values at the indices. The plain CPU backend copies nothing, but writes into the tensor
   * it is given: do not use that afterwards. No index may be there twice with different values.
   */
  put = (tensor: TensorVector, indices: TensorVector, updates: TensorVector) => {
    const rows = this.run('Reshape', { x: indices }, { shape: [indices.size, 1] })
    return this.run('TensorScatterUpdate', { tensor, indices: rows, updates })
  }

  /** One behind the other. */
  join = (...vectors: readonly TensorVector[]): TensorVector =>
    this.run('Concat', vectors as unknown as Record<string, TensorVector>, { axis: 0 })

  /** `length` values from `begin` on. */
  part = (x: TensorVector, begin: number, length: number) =>
    this.run('Slice', { x }, { begin: [begin], size: [length] })

  dispose(): void {
    this.tf.dispose([...this.scalars.values()])
    this.scalars.clear()
  }

  private binary(kernel: string, a: VectorOperand, b: VectorOperand): TensorVector {
    return this.run(kernel, { a: this.vector(a), b: this.vector(b) })
  }

  private vector(value: VectorOperand): TensorVector {
    if (typeof value !== 'number') return value
    let scalar = this.scalars.get(value)
    if (scalar === undefined) {
      scalar = this.tf.keep(this.tf.scalar(value, 'int32'))
      this.scalars.set(value, scalar)
    }
    return scalar
  }

  private run(kernel: string, inputs: Record<string, TensorVector>, attributes: object = {}): TensorVector {
    const infos: Record<string, TensorInfo> = inputs
    return this.tf.engine().runKernel(kernel, infos as Record<string, Tensor>, attributes as never)
  }
}
