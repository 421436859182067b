/**
 * Search/replace blocks in a model's reply. Strict, so that nothing is changed that was not meant: markers stand alone on
 * their lines, what is searched for must occur exactly once, as whole lines; only blanks may differ.
 */
import { failure, success, type Result } from '../../../../vm/index.js'

export interface EditBlock {
  readonly search: readonly string[]
  readonly replace: readonly string[]
}

const MAX_BLOCKS = 20
const MAX_LINES = 400

const MARKERS = { search: /^<{7} ?SEARCH$/, divide: /^={7}$/, replace: /^>{7} ?REPLACE$/ } as const
const FENCE = /^(```|~~~)/

/** The blocks of a reply; none when it holds no marker. A failure's message is for the model to read. */
export function parseEditBlocks(reply: string): Result<readonly EditBlock[], 'BadBlock'> {
  const blocks: EditBlock[] = []
  let search: string[] | null = null
  let replace: string[] | null = null
  const fail = (problem: string) => failure('BadBlock', `block ${blocks.length + 1}: ${problem}`)
  for (const line of reply.split(/\r\n|\r|\n/)) {
    const mark = line.trim()
    if (MARKERS.search.test(mark)) {
      if (search !== null) return fail('it begins before the one before it has ended with >>>>>>> REPLACE')
      if (blocks.length === MAX_BLOCKS) return fail(`there are more than ${MAX_BLOCKS} blocks`)
      search = []
    } else if (MARKERS.divide.test(mark) && search !== null) {
      if (replace !== null) return fail('======= stands in it twice')
      replace = []
    } else if (MARKERS.replace.test(mark) && search !== null) {
      if (replace === null) return fail('it has no =======')
      if (search.every((text) => text.trim() === '')) return fail('it searches for nothing')
      blocks.push({ search, replace })
      search = replace = null
    } else if (search !== null && !FENCE.test(mark)) {
      const part = replace ?? search
      if (part.length === MAX_LINES) return fail(`it is longer than ${MAX_LINES} lines`)
      part.push(line)
    }
  }
  return search === null ? success(blocks) : fail('it does not end with >>>>>>> REPLACE')
}

/** The source after the blocks, one after the other. A failure's message is for the model to read. */
export function applyEdits(
  source: string,
  blocks: readonly EditBlock[],
): Result<string, 'NotOnePlace' | 'TooLong'> {
  let lines = source.split('\n')
  for (const [index, { search, replace }] of blocks.entries()) {
    const wanted = search.map(squeeze)
    const places = findAll(lines.map(squeeze), wanted)
    const name = `block ${index + 1}, which searches for "${wanted.find((line) => line !== '') ?? ''}"`
    if (places.length !== 1) {
      const count = places.length === 0 ? 'nowhere' : `${places.length} times`
      return failure('NotOnePlace', `${name}: these lines occur ${count} in the source, they must occur once`)
    }
    lines = [...lines.slice(0, places[0]), ...replace, ...lines.slice(places[0]! + search.length)]
    if (lines.length > 4 * MAX_LINES) return failure('TooLong', `${name}: the source becomes too long`)
  }
  return success(lines.join('\n'))
}

const squeeze = (line: string): string => line.trim().replace(/\s+/g, ' ')

function findAll(lines: readonly string[], wanted: readonly string[]): number[] {
  return lines.flatMap((_, at) => (wanted.every((line, offset) => lines[at + offset] === line) ? [at] : []))
}
