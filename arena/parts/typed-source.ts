import { printWarrior, type MarsSettings, type Program } from '../../vm/index.js'
import { describeComposition, printComposition, type Composition } from './composition.js'

/** The source of a composition and of what comes of it: Redcode whose comment line `;drq-parts` says what it is made of. */
export function printTypedWarrior(
  composition: Composition,
  { instructions, start }: Pick<Program, 'instructions' | 'start'>,
  { standard }: MarsSettings,
): string {
  const credits = { name: 'Red Queen', author: 'Digital Red Queen', pin: null }
  const strategy = `Parts: ${describeComposition(composition)}`
  const code = printWarrior({ ...credits, strategy, instructions, start }, standard)
  return code.replace('\n', () => `\n${printComposition(composition)}\n`)
}
