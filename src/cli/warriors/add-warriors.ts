/** Puts warriors into the store, a batch at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SetChange, Store } from '../../../arena/store/index.js'
import { judgeSource, type JudgedSource, type JudgeOptions } from '../sources/judged-source.js'
import type { SourceProblem, WarriorSource } from '../sources/warrior-sources.js'

export type Addition =
  | (SourceProblem & { readonly status: 'unreadable' })
  | { readonly status: 'refused'; readonly judged: JudgedSource }
  | {
      readonly status: 'added'
      readonly judged: JudgedSource
      readonly set: Membership | null
    }
  | {
      readonly status: 'known'
      readonly judged: JudgedSource
      /** What the code is called already: a path of this command, or a stored warrior's name. */
      readonly knownAs: string
      readonly set: Membership | null
    }

export interface Membership {
  /** The name it has in the set. */
  readonly name: string
  readonly change: SetChange
}

export interface AddOptions extends JudgeOptions {
  readonly set: string | null
  readonly store: Store
  readonly now: () => number
  readonly signal: AbortSignal
}

/** Sources that are stored together. */
const BATCH = 64

/**
 * Assembles `sources` and stores those that can fight; yields what became of each, in their order, once it is on the
 * disk. Every batch is one transaction. When the signal is aborted, what was read so far is the last batch.
 */
export async function* addWarriors(
  sources: AsyncIterable<WarriorSource | SourceProblem>,
  options: AddOptions,
): AsyncGenerator<Addition> {
  const store = createBatchStore(options)
  let batch: (JudgedSource | SourceProblem)[] = []
  for await (const source of sources) {
    batch.push('problem' in source ? source : judgeSource(source, options))
    // So that a signal is heard while nothing waits for the disk.
    await nextTurn()
    if (options.signal.aborted) break
    if (batch.length < BATCH) continue
    yield* store(batch)
    batch = []
  }
  yield* store(batch)
}

function createBatchStore({ store, set, now }: AddOptions) {
  /** Paths of this command by the id of their code, and ids by the name they got in the set. */
  const paths = new Map<string, string>()
  const names = new Map<string, string>()

  /** A file's name, or its path where other code of this command has the name. */
  const nameIn = (path: string, name: string, id: string) => {
    const free = (names.get(name) ?? id) === id ? name : path
    names.set(free, id)
    return free
  }
  const join = (set: string, name: string, warriorId: string): Membership => {
    return { name, change: store.sets.add(set, { name, warriorId }, now()) }
  }
  const put = (judged: JudgedSource): Addition => {
    const { warrior, path, name } = judged
    if (warrior === null) return { status: 'refused', judged }
    const { id } = warrior
    const knownAs = paths.get(id) ?? store.warriors.get(id)?.name ?? null
    if (!paths.has(id)) paths.set(id, path)
    if (knownAs === null) store.warriors.save(warrior, now())
    const membership = set === null ? null : join(set, nameIn(path, name, id), id)
    return knownAs === null
      ? { status: 'added', judged, set: membership }
      : { status: 'known', judged, knownAs, set: membership }
  }
  return (batch: readonly (JudgedSource | SourceProblem)[]): Addition[] => {
    const putAll = () =>
      batch.map((one): Addition => ('problem' in one ? { ...one, status: 'unreadable' } : put(one)))
    // What stores nothing makes no file.
    const isIdle = batch.every((one) => 'problem' in one || one.warrior === null)
    return isIdle ? putAll() : store.transaction(putAll)
  }
}
