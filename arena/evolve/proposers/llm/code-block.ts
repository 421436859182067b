/**
 * The Redcode in a model's reply: its last fenced block that is not empty, or the whole reply when it has no fence.
 * Text between fences is taken as it is; nothing in it is obeyed.
 */
export function extractCode(reply: string): string {
  const blocks: string[] = []
  let open: string[] | null = null
  for (const line of reply.split(/\r\n|\r|\n/)) {
    if (!/^\s*(```|~~~)/.test(line)) open?.push(line)
    else if (open === null) open = []
    else {
      blocks.push(open.join('\n'))
      open = null
    }
  }
  // A reply that was cut off ends inside its block.
  if (open !== null) blocks.push(open.join('\n'))
  const code = blocks.filter((block) => block.trim() !== '').at(-1)
  return `${(code ?? reply).trimEnd()}\n`
}
