import { countStatements, findStretches } from './code-lines.js'

/** A fenced block: the word behind its fence, and what it holds. */
interface Block {
  readonly language: string
  readonly text: string
}

/** What models call Redcode: `redcode`, `red`, `corewar`, `icws94`, `asm`, `assembly`, `nasm`, … */
const REDCODE = /^(?:red|rc$|core|icws|p?mars)|asm|assem/i
/** Names that say nothing. */
const PLAIN = /^(?:|te?xt|plain|plaintext|code|none)$/i

/** Sources that are tried at most, of each kind. */
const MAX_TRIED = 4

/**
 * The Redcode in what a model says: the last block marked as such that assembles, or the one that most reads like it.
 * Where none is marked, the last of the other blocks that assembles, then the text beside them. Text is taken as it is;
 * nothing in it is obeyed.
 */
export function extractCode(answer: string, assembles: (source: string) => boolean = () => true): string {
  const { blocks, rest } = parseBlocks(answer)
  const textsOf = (wanted: (language: string) => boolean) =>
    blocks.filter(({ language }) => wanted(language)).map(({ text }) => text)
  const named = textsOf((language) => REDCODE.test(language))
  const marked = named.filter((text) => countStatements(text) > 0)
  const plain = textsOf((language) => PLAIN.test(language))
  const foreign = textsOf((language) => !PLAIN.test(language) && !REDCODE.test(language))
  const kinds =
    marked.length > 0
      ? [marked]
      : [plain, foreign, blocks.length === 0 ? [answer] : [], findStretches(rest), named]
  const last = (texts: readonly string[]) => texts.slice(-MAX_TRIED).findLast(assembles)
  const best = firstOf(kinds, last)
  return `${(best ?? mostCode(kinds.flat()) ?? answer).trimEnd()}\n`
}

/** The first value that there is; what comes behind it is not looked for. */
function firstOf<T, U>(items: readonly T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The last of those with the most statements. */
function mostCode(texts: readonly string[]): string | undefined {
  const counts = texts.map(countStatements)
  return texts[counts.lastIndexOf(Math.max(...counts))]
}

/** The fenced blocks that are not empty, and the text beside them. One that was cut off ends with the text. */
function parseBlocks(text: string): { blocks: Block[]; rest: string } {
  const blocks: Block[] = []
  const rest: string[] = []
  let open: { readonly fence: string; readonly language: string; readonly lines: string[] } | null = null
  const close = () => {
    if (open?.lines.some((line) => line.trim() !== ''))
      blocks.push({ language: open.language, text: open.lines.join('\n') })
    open = null
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim()
    const [fence] = /^(?:`{3,}|~{3,})/.exec(trimmed) ?? []
    const info = trimmed.slice(fence?.length).trim()
    if (fence === undefined || info.includes('`')) (open?.lines ?? rest).push(line)
    else if (open === null || info !== '') {
      // A fence with a name begins a block, also where the one before it was not ended.
      close()
      rest.push('', '.', '')
      open = { fence, language: info.split(/\s/, 1)[0]!.replace(/^\{?\.?|\}$/g, ''), lines: [] }
    } else if (fence.startsWith(open.fence)) close()
  }
  close()
  return { blocks, rest: rest.join('\n') }
}
