/** Checks one golden line of pMARS (formats: test/conformance/README.md) against any engine. */
import type { z } from 'zod'
import type { Engine } from '../engine.js'
import { checkAssembler, dependsOnLineCut } from './assembler.js'
import { checkBattle, checkPSpace } from './battle.js'
import { assemblerSchema, battleSchema, pSpaceSchema, placementSchema } from './golden.js'
import { Mismatch } from './mismatch.js'
import { checkPlacement } from './placement.js'

export { hashCore, hashQueue } from './hash.js'

/** What a golden line is about. */
export type LineKind = 'battle' | 'pspace' | 'placement' | 'assembler'

/** What came of a golden line that was held against an engine. */
export type LineResult =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly id: string; readonly mismatch: string }
  /** Differs from pMARS on purpose. */
  | { readonly status: 'skipped'; readonly id: string; readonly reason: string }
  /** The engine says it cannot run this line. */
  | { readonly status: 'refused'; readonly id: string; readonly reason: string }
  /** No golden line of a known kind. */
  | { readonly status: 'malformed'; readonly problem: string }

const SCHEMAS = {
  battle: battleSchema,
  pspace: pSpaceSchema,
  placement: placementSchema,
  assembler: assemblerSchema,
}

/** Kind of a parsed line, by the keys it has; null when it is of none. */
export function kindOf(line: unknown): LineKind | null {
  if (typeof line !== 'object' || line === null) return null
  if ('source' in line) return 'assembler'
  if ('spaces' in line) return 'pspace'
  if ('mode' in line && 'nWarriors' in line) return 'placement'
  return 'warriors' in line && 'expected' in line ? 'battle' : null
}

/** Replays one parsed golden line on the engine and compares everything it records. */
export async function checkLine(line: unknown, engine: Engine): Promise<LineResult> {
  const kind = kindOf(line)
  if (kind === null)
    return { status: 'malformed', problem: 'neither battle, pspace, placement nor assembler line' }
  const parsed = SCHEMAS[kind].safeParse(line)
  if (!parsed.success) return { status: 'malformed', problem: `${kind} line: ${problemOf(parsed.error)}` }
  const { id } = parsed.data
  const mismatch = new Mismatch()
  try {
    await check(kind, parsed.data, engine, mismatch)
  } catch (error) {
    if (error instanceof TypeError)
      return { status: 'malformed', problem: `${kind} line ${id}: ${error.message}` }
    if (error instanceof RangeError) return { status: 'refused', id, reason: error.message }
    throw error
  }
  if (mismatch.isEmpty) return { status: 'passed' }
  if (kind === 'assembler' && dependsOnLineCut((parsed.data as z.infer<typeof assemblerSchema>).source))
    return { status: 'skipped', id, reason: 'pMARS cuts lines at 255 characters; we read them whole' }
  return { status: 'failed', id, mismatch: mismatch.toString() }
}

async function check(kind: LineKind, line: unknown, engine: Engine, mismatch: Mismatch): Promise<void> {
  switch (kind) {
    case 'battle':
      return checkBattle(line as z.infer<typeof battleSchema>, engine, mismatch)
    case 'pspace':
      return checkPSpace(line as z.infer<typeof pSpaceSchema>, engine, mismatch)
    case 'placement':
      return checkPlacement(line as z.infer<typeof placementSchema>, mismatch)
    case 'assembler':
      return checkAssembler(line as z.infer<typeof assemblerSchema>, mismatch)
  }
}

function problemOf({ issues }: z.ZodError): string {
  const [issue] = issues
  return issue === undefined ? 'bad shape' : `${issue.path.join('.')}: ${issue.message}`
}
