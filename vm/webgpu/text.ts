/** WGSL text: conditions that are known while it is written leave nothing of what they guard; others are in parentheses. */
import type { Condition } from './control.js'

/** An `if`, or only what is known to run. */
export function when(condition: Condition, then: string, otherwise = ''): string {
  if (typeof condition === 'boolean') return condition ? then : otherwise
  if (then === '') return otherwise === '' ? '' : `if (!${condition}) {\n${otherwise}\n}`
  return `if (${condition}) {\n${then}\n}${otherwise === '' ? '' : ` else {\n${otherwise}\n}`}`
}

/** The value of one of two expressions. */
export function choose(condition: Condition, yes: string, no: string): string {
  if (typeof condition === 'boolean') return condition ? yes : no
  return yes === no ? yes : `select(${no}, ${yes}, ${condition})`
}

/** WGSL for both conditions; what is known when the shader is written is left out. */
export function both(x: Condition, y: Condition): Condition {
  if (typeof x === 'boolean') return x ? y : false
  if (typeof y === 'boolean') return y ? x : false
  return `(${x} && ${y})`
}

/** WGSL for one condition or the other; what is known when the shader is written is left out. */
export function either(x: Condition, y: Condition): Condition {
  if (typeof x === 'boolean') return x ? true : y
  if (typeof y === 'boolean') return y ? true : x
  return `(${x} || ${y})`
}

/** WGSL for the opposite of a condition. */
export function not(x: Condition): Condition {
  return typeof x === 'boolean' ? !x : `(!${x})`
}

/** Lines of which empty ones are left out. */
export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
