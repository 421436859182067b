import { createRandom } from '../../arena/random.js'
import {
  drawGene,
  layOut,
  PART_TABLE,
  printComposition,
  type ChosenBody,
  type Composition,
} from '../../arena/parts/index.js'
import { assemble, PRESETS, printWarrior, type MarsSettings, type Warrior } from '../../vm/index.js'

/** A body with constants at random, which always are the same. */
export function chosenBody(
  part: string,
  distance: number | null = null,
  room = PRESETS['94nop'],
): ChosenBody {
  const random = createRandom(1)
  const genes = Object.entries(PART_TABLE.body(part).domains(room)).map(
    ([name, domain]) => [name, drawGene(domain, room, random)] as const,
  )
  return { part, genes: Object.fromEntries(genes), distance }
}

/** Bodies that stay where they are loaded, side by side. */
export const composed = (...parts: readonly string[]): Composition => ({
  opening: null,
  bodies: parts.map((part) => chosenBody(part)),
  blanks: 0,
})

/** The warrior of a composition, whose source has these lines in front: that of the composition unless told. */
export function typedWarrior(
  composition: Composition,
  lines: readonly string[] = [printComposition(composition)],
  settings: MarsSettings = PRESETS['94nop'],
): Warrior {
  const layout = layOut(composition, settings, PART_TABLE)
  if (!layout.ok) throw new Error(layout.message)
  const code = printWarrior({ ...layout.value, name: 'typed', author: 'test', strategy: '', pin: null })
  return assemble([...lines, code].join('\n'), { settings }).warrior!
}
