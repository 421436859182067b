/** The tags between which models and their servers put what is thought, and not said. */
const TAG = new RegExp(
  [
    // One between backticks is only talked about.
    String.raw`(?<!(?<!\x60)\x60)<(/?)(?:think(?:ing)?|thoughts?|reasoning|reflection|scratchpad)(?:\s[^<>\n]{0,80})?>`,
    String.raw`\[(/?)THINK\]`,
    // The channels of gpt-oss, where its server does not read them.
    String.raw`<\|channel\|>(?:analysis|commentary|(final))[^<>\n]{0,80}<\|message\|>`,
  ].join('|'),
  'gi',
)

/**
 * What a model says in its reply, without what it thinks before. Of a beginning without an end all that follows is
 * thought: the reply was cut off; of an end without a beginning all that precedes it: the server kept the first tag.
 */
export function withoutThoughts(reply: string): string {
  const text = reply.trimEnd()
  let said = ''
  let from = 0
  let isThinking = false
  let hasThought = false
  /** Whether what is said up to `looked` ends within a fenced block. */
  let isFenced = false
  let looked = 0
  for (const tag of text.matchAll(TAG)) {
    const end = tag.index + tag[0].length
    if ((tag[1] || tag[2] || tag[3] || '') === '') {
      if (isThinking) continue
      isFenced = countFences(text.slice(looked, tag.index)) % 2 === 0 ? isFenced : !isFenced
      looked = tag.index
      // A name in code that is said is no thought.
      if (isFenced) continue
      said += text.slice(from, tag.index)
      isThinking = true
      continue
    }
    // The last of several ends ends nothing more.
    const isSpare = !isThinking && hasThought && end === text.length
    if (isSpare) said += text.slice(from, tag.index)
    else if (!isThinking) said = ''
    hasThought = true
    isThinking = false
    isFenced = false
    from = end
    looked = end
  }
  return isThinking ? said : said + text.slice(from)
}

const countFences = (text: string): number => text.match(/^[ \t]*(?:`{3}|~{3})/gm)?.length ?? 0
