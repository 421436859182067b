import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createLlmProposer,
  evolve,
  MODEL_DEFAULTS,
  priceOf,
  type Champion,
  type EvolveEvent,
  type EvolveOptions,
  type LlmOptions,
  type ModelOptions,
  type Proposer,
  type Trial,
  type LlmTotals,
} from '../../arena/evolve/index.js'
import { Database } from '../../arena/store/driver.js'
import { openStore, type Store } from '../../arena/store/index.js'
import { createInlineFights } from '../../arena/workers/index.js'
import { createWasmEngine } from '../../vm/wasm/engine.js'
import { completion, sendJson, startChatServer, type ChatHandler, type ChatServer } from './chat-server.js'
import { beginSmallRun, dumpEvolution } from './evolution.js'

export const KEY = 'sk-secret-4711'

/** A dwarf with another step, as a model's reply would give it. */
export function reply(step: number): string {
  const code = `;name Reply ${step}\nloop ADD #${step}, bomb\n MOV bomb, @bomb\n JMP loop\nbomb DAT #0, #5\nEND`
  return `I use another step.\n\n\`\`\`redcode\n${code}\n\`\`\`\nGood luck!`
}

/** Answers the n-th question with {@link reply}. */
export const answer: ChatHandler = (response, _, index) => {
  sendJson(response, 200, completion(reply(index + 3)))
}

export interface Play {
  /** File of the store; default a.db. A run that is there goes on. */
  readonly file?: string
  readonly change?: Partial<EvolveOptions>
  readonly model?: Partial<ModelOptions>
  readonly llm?: Partial<LlmOptions>
  readonly wrap?: (llm: Proposer) => Proposer
}

export interface Played {
  readonly champions: readonly Champion[]
  readonly trials: readonly Trial[]
  readonly totals: LlmTotals
}

/** Runs of two generations on the nano core in a folder of their own, with a server that answers as the test wants. */
export class LlmRuns {
  readonly folder = mkdtempSync(join(tmpdir(), 'drq-llm-'))
  server: ChatServer | null = null
  readonly #fights = createInlineFights(createWasmEngine())

  async close(): Promise<void> {
    await this.server?.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  /** Plays a run to its end; without a handler the last server goes on. */
  async play(
    handler: ChatHandler | null,
    { file = 'a.db', change, model, llm, wrap }: Play = {},
  ): Promise<Played> {
    if (handler !== null) {
      await this.server?.close()
      this.server = await startChatServer(handler)
    }
    const baseUrl = this.server?.baseUrl ?? 'http://127.0.0.1:1/v1'
    const models = [{ name: 'test-model', baseUrl, weight: 1, price: priceOf('gpt-4.1') }]
    const store = openStore(this.path(file))
    try {
      const small = { generations: 2, iterations: 4, initialProposals: 2, batch: 2, ...change }
      const runId = store.evolution.findRun()?.id ?? beginSmallRun(store, small)
      const proposer = await createLlmProposer({
        model: { ...MODEL_DEFAULTS, baseUrl, models, ...model },
        apiKeyOf: () => KEY,
        pauseMs: 1,
        maxAttempts: 2,
        patienceMs: 0,
        calls: store.evolution.calls,
        now: () => 5,
        ...llm,
      })
      return await this.#evolve(runId, store, wrap === undefined ? proposer : wrap(proposer))
    } finally {
      store.close()
    }
  }

  async #evolve(runId: number, store: Store, proposer: Proposer): Promise<Played> {
    const trials: Trial[] = []
    const onEvent = (event: EvolveEvent) => {
      if (event.type === 'unit') trials.push(...event.trials)
    }
    const fights = this.#fights
    const champions = await evolve(runId, { store, fights, proposer, now: () => 0, onEvent })
    return { champions, trials, totals: store.evolution.calls.totals(runId) }
  }

  calls(file = 'a.db'): Record<string, unknown>[] {
    const database = new Database(this.path(file), { readonly: true })
    const rows = database.prepare('SELECT * FROM llm_calls ORDER BY id').all() as Record<string, unknown>[]
    database.close()
    return rows
  }

  /** All that a run has stored but its calls and its options, which hold the server's address. */
  dump(file = 'a.db'): Record<string, unknown> {
    const { runs, ...dump } = dumpEvolution(this.path(file))
    return { ...dump, runs: runs!.map((run) => ({ ...(run as object), options: null })) }
  }
}
