import { printWarrior, type MarsSettings, type Warrior } from '../../../vm/index.js'

/** Longest source that is shown, in characters. */
const MAX_SOURCE = 12_000
const MAX_NAME = 40

/** A control character other than a line break or a tab, or one that hides or turns text. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * Text from outside as a question shows it: bounded, without control characters, and with its fences and edit markers
 * broken, so that it ends where we say.
 */
export function quoteForPrompt(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength)
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, ' ')
    .replace(/```|~~~/g, "'''")
    .replace(/^(\s*)(<{7}|={7}|>{7})/gm, '$1;$2')
    .trimEnd()
}

/** Text from outside as one line of a prompt, cut to `maxLength` characters, that closes no block. */
export function quoteLine(text: string, maxLength: number): string {
  return quoteForPrompt(text.replace(/\s+/g, ' ').trim(), maxLength)
}

export function quoteName({ name }: Pick<Warrior, 'name'>): string {
  return quoteLine(name, MAX_NAME).replace(/`/g, "'") || 'unnamed'
}

/** A warrior's source as it is shown; its listing where the source is too long for that. */
export function quoteSource(
  warrior: Warrior,
  { standard }: Pick<MarsSettings, 'standard'>,
  maxLength = MAX_SOURCE,
): string {
  const source = warrior.source.length <= maxLength ? warrior.source : printWarrior(warrior, standard)
  return quoteForPrompt(source, maxLength)
}

/** A fenced block of quoted text. */
export const fence = (quoted: string): string => `\`\`\`redcode\n${quoted}\n\`\`\``
