import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  completion,
  sendError,
  sendJson,
  startChatServer,
  type ChatHandler,
  type ChatServer,
} from '../../../helpers/chat-server.js'
import { cli, type CliOptions } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { reply } from '../../../helpers/llm-run.js'
import { backIn, completionOf, refusing } from '../../../helpers/server-habits.js'

const SMALL = '--preset nano --generations 2 --iterations 8 --simulations 2 --benchmark 2 --seed 5'.split(' ')

let folder: string
let server: ChatServer
beforeEach(async () => {
  folder = temporaryFolder('evolve')
  server = await startChatServer(answer)
})
afterEach(async () => {
  await server.close()
})

const answer: ChatHandler = (response, { body }, index) => {
  const texts = Array.from({ length: body.n ?? 1 }, (_, i) => reply(index + i + 3))
  sendJson(response, 200, completion(...texts))
}

function evolve(args: readonly string[], options: CliOptions = {}) {
  return cli(['evolve', '--threads', '0', ...args], { cwd: folder, ...options })
}

const asking = (...args: string[]) => [
  ...SMALL,
  ...['--proposer', 'llm', '--base-url', server.baseUrl, '--api-key', 'sk-1', '--model'],
  ...(args.length === 0 || args[0]!.startsWith('--') ? ['m'] : []),
  ...args,
]

interface Report {
  readonly run: { readonly end: string; readonly options: { readonly model: object } }
  readonly rounds: readonly object[]
  readonly calls: { readonly calls: number; readonly replayed: number }
}

const report = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as Report

describe('drq evolve with language models', () => {
  it('asks models by weight, each at its own server, and gives a key to the usual one only', async () => {
    const other = await startChatServer(answer)
    try {
      const { code, stdout } = await evolve(asking(`a,b=2,c@${other.baseUrl}=3`, '--json'))
      expect(code).toBe(0)
      expect(new Set(server.requests.map(({ body }) => body.model))).toEqual(new Set(['a', 'b']))
      expect(new Set(other.requests.map(({ body }) => body.model))).toEqual(new Set(['c']))
      expect(server.requests.every(({ headers }) => headers.authorization === 'Bearer sk-1')).toBe(true)
      expect(JSON.stringify(other.requests)).not.toContain('sk-1')
      expect(stdout).not.toContain('sk-1')
    } finally {
      await other.close()
    }
  })

  it('ends well at its budget, with the champions so far, and goes on with a larger one', async () => {
    const first = await evolve(asking('--max-calls', '12'))
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/^No generation was finished\./)
    expect(first.stdout).toContain('12 questions to the model, 0 failed')
    expect(first.stderr).toContain(
      'The run ends here: the budget is spent: 12 of 12 calls. Go on with a larger one: drq evolve --resume 1 --benchmark 2 --threads 0\n',
    )
    expect(server.requests).toHaveLength(12)
    expect(report(await evolve(['--resume', '1', '--api-key', 'sk-1', '--json'])).run.end).toBe('calls')
    // The budget is the run's: without another one it is still spent.
    expect((await evolve(['--resume', '1', '--api-key', 'sk-1'])).stderr).toContain('12 of 12 calls')
    expect(server.requests).toHaveLength(12)
    const last = await evolve(['--resume', '1', '--api-key', 'sk-1', '--max-calls', '100', '--json'])
    expect(last.code).toBe(0)
    expect(report(last).rounds).toHaveLength(2)
    // 8 + 8 at the start and 8 + 8 iterations, and their repairs.
    expect(server.requests.length).toBeLessThan(50)
  })

  it('needs a price for a limit in dollars, and takes it from a file', async () => {
    const refused = await evolve(asking('--max-cost', '0.05'))
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('a limit in dollars needs the price of m')
    writeFileSync(join(folder, 'prices.json'), '{"m": {"input": 10, "output": 10}}')
    const limited = await evolve(asking('--max-cost', '0.05', '--prices', 'prices.json'))
    expect(limited.code).toBe(0)
    expect(limited.stderr).toMatch(/the budget is spent: \$0\.\d+ of \$0\.0500/)
    expect(limited.stdout).toMatch(/tokens, \$0\.\d+/)
    writeFileSync(join(folder, 'prices.json'), '{"m": 10}')
    const wrong = await evolve(asking('--prices', 'prices.json'))
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('--prices prices.json: m: ')
  })

  it('gives the same run from a recording and from a stored run, without server and key', async () => {
    // What the run was given wins, and its file does not name the run.
    const given = ['--given-champions', '--json']
    const recorded = await evolve(asking('--record', 'replies.jsonl', ...given, '--db', 'a.db'))
    expect(recorded.code).toBe(0)
    expect(readFileSync(join(folder, 'replies.jsonl'), 'utf8')).not.toContain('sk-1')
    await server.close()
    const replay = [...SMALL, '--proposer', 'llm', '--model', 'm', '--base-url', server.baseUrl, ...given]
    const fromFile = await evolve([...replay, '--db', 'b.db', '--replay', 'replies.jsonl'])
    expect(fromFile.code).toBe(0)
    expect(report(fromFile).rounds).toEqual(report(recorded).rounds)
    expect(report(fromFile).calls.replayed).toBeGreaterThan(10)
    const fromRun = await evolve([...replay, '--db', 'a.db', '--replay', '1'])
    expect(report(fromRun).rounds).toEqual(report(recorded).rounds)
    const other = await evolve([...replay, '--db', 'a.db', '--replay', '1', '--seed', '6'])
    expect(other.code).toBe(1)
    expect(other.stderr).toMatch(
      /^error: the recording (holds no reply|has another question) for generation \d, proposal \d+/m,
    )
    expect(other.stderr).toContain(
      'The run can go on: drq evolve --resume 3 --benchmark 2 --json --replay 1 --threads 0 --db a.db\n',
    )
  })

  it.skipIf(!existsSync('/dev/full'))(
    'ends in good order when the recording cannot be written, and has lost no reply',
    async () => {
      const full = await evolve(asking('--record', '/dev/full', '--llm-concurrency', '1'))
      expect(full.code).toBe(1)
      expect(full.stderr).toMatch(
        /^error: --record \/dev\/full cannot be written: no space left on the disk$/m,
      )
      expect(full.stderr).toContain('The run can go on: drq evolve --resume 1 ')
      expect(full.stderr).not.toContain('bug')
      const asked = server.requests.length
      expect(asked).toBe(1)
      // The question is not asked again, and its replies are recorded after all.
      const question = JSON.stringify(server.requests[0]!.body)
      const rest = ['--resume', '1', '--api-key', 'sk-1', '--benchmark', '2', '--json']
      const recorded = await evolve([...rest, '--record', 'replies.jsonl'])
      expect(recorded.code).toBe(0)
      expect(server.requests.slice(asked).map(({ body }) => JSON.stringify(body))).not.toContain(question)
      const replay = [...SMALL, '--proposer', 'llm', '--model', 'm', '--base-url', server.baseUrl, '--json']
      const replayed = await evolve([...replay, '--db', 'b.db', '--replay', 'replies.jsonl'])
      expect(replayed.code).toBe(0)
      expect(report(replayed).rounds).toEqual(report(recorded).rounds)
    },
  )

  describe('whose replies are of several kinds', () => {
    const KINDS = [
      completion(reply(4)),
      completion(reply(4)),
      completion('I would rather not.'),
      completionOf({ content: null, refusal: 'No weapons.' }),
      completionOf({ content: null, reasoning_content: 'MOV 0, 1' }),
      completion('```\nMOV 0, nowhere\n```'),
      completion(`\`\`\`\n${'MOV 0, 1\n'.repeat(30)}\`\`\``),
      completion(''),
    ]
    /** One of the kinds for each place, whatever it is asked again. */
    const mixed = (kinds: readonly unknown[]): ChatHandler => {
      let next = 0
      return (response, { body }) => {
        if (body.n !== undefined) sendError(response, 400, 'n must be 1')
        else sendJson(response, 200, kinds[next++ % kinds.length])
      }
    }
    const start = async (kinds: readonly unknown[]) => {
      await server.close()
      server = await startChatServer(mixed(kinds))
      return '--repairs 0 --llm-concurrency 1 --generations 1'.split(' ')
    }

    it('says how many assembled and what the others were, in text and in JSON', async () => {
      const flags = await start(KINDS)
      const { code, stdout } = await evolve(asking(...flags, '--json'))
      expect(code).toBe(0)
      const { replies } = JSON.parse(stdout) as { replies: unknown }
      const others = {
        ...{ 'no code': 2, refusal: 2, 'only thoughts': 2, 'does not assemble': 2, 'too long': 2, empty: 2 },
      }
      expect(replies).toEqual([{ model: 'm', proposals: 16, assembled: 4, duplicates: 3, others }])
      const again = await evolve(['--resume', '1', '--api-key', 'sk-1'])
      expect(again.stdout).toMatch(
        /^m: 4 of 16 proposals assembled, 3 of them duplicates; others: (2 [a-z ]+(, |$)){6}/m,
      )
    })

    it('fails when none assembled, after the report', async () => {
      const flags = await start(KINDS.slice(2, 4))
      const bred = await evolve(asking(...flags, '--db', 'bred.db'))
      expect(bred.code).toBe(1)
      expect(bred.stderr).toContain(
        'error: generation 1 ended without a single bred warrior that assembles\n',
      )
      expect(bred.stderr).toContain('m: 0 of 16 proposals')
      // Where warriors that the run was given may win, it comes to an end.
      flags.push('--given-champions')
      const { code, stdout, stderr } = await evolve(asking(...flags))
      expect(code).toBe(1)
      expect(stdout).toMatch(/^m: 0 of 16 proposals assembled; others: 8 [a-z ]+, 8 [a-z ]+$/m)
      expect(stderr).toContain('error: no proposal of a language model assembled\nm: 0 of 16 proposals')
      const seeds = asking(...flags)
        .join(' ')
        .replace('--seed 5', '--seeds 5,6')
        .split(' ')
      const group = await evolve([...seeds, '--db', 'seeds.db'])
      expect(group.code).toBe(1)
      expect(group.stdout).toContain('m: 0 of 32 proposals assembled')
    })

    it('says it also where the run could not go on', async () => {
      const flags = await start(KINDS.slice(2, 4))
      const { code, stderr } = await evolve(asking(...flags, '--no-warm-start'))
      expect(code).toBe(1)
      expect(stderr).toMatch(/^m: 0 of \d+ proposals assembled; others: \d+ [a-z ]+, \d+ [a-z ]+$/m)
    })
  })

  it('says by how much a budget was passed by calls that were on their way', async () => {
    const { code, stdout } = await evolve(asking('--max-tokens', '1000', '--llm-concurrency', '1', '--json'))
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      overshoot: { tokens: 234, costUsd: 0 },
      run: { end: 'tokens' },
    })
    const again = await evolve(['--resume', '1', '--api-key', 'sk-1'])
    expect(again.stdout).toMatch(/^Over the budget by 234 tokens, for calls that were on their way: /m)
    const kept = await evolve(asking('--max-calls', '3', '--db', 'b.db', '--json'))
    expect(JSON.parse(kept.stdout)).toMatchObject({ overshoot: null, run: { end: 'calls' } })
  })

  it('says what is left out because the server refuses it', async () => {
    await server.close()
    server = await startChatServer(refusing(['temperature'], answer))
    const { code, stderr } = await evolve(asking('--temperature', '0.3'))
    expect(code).toBe(0)
    expect(stderr).toContain('m is asked without temperature from now on, which its server refuses\n')
  })

  it('waits no longer than its patience, whatever the server asks for', async () => {
    await server.close()
    server = await startChatServer(backIn(315_360_000))
    const { code, stderr } = await evolve(asking('--llm-patience', '1', '--llm-concurrency', '1'))
    expect(code).toBe(1)
    expect(stderr).toContain('error: the language model has not answered for too long: 429 later')
    expect(server.requests.length).toBeLessThanOrEqual(4)
  })

  it('says on stderr that it waits for the server, and stops when that takes too long', async () => {
    await server.close()
    server = await startChatServer((response) => {
      sendError(response, 503, 'overloaded \u001b[2J', 'x', { 'retry-after': '0' })
    })
    const { code, stderr } = await evolve(asking('--llm-patience', '0'))
    expect(code).toBe(1)
    expect(stderr).toContain('error: the language model has not answered for too long: 503 overloaded')
    expect(stderr).toContain(
      'The run can go on: drq evolve --resume 1 --benchmark 2 --llm-patience 0 --threads 0\n',
    )
    expect(stderr).not.toContain('\u001b')
    const waiting = await evolve(asking('--llm-patience', '1'))
    expect(waiting.code).toBe(1)
    expect(waiting.stderr).toContain('the language model does not answer, asking on for 1 s: 503 overloaded')
  })

  it('lets a model and the genetic operators work on one archive', async () => {
    const { code, stderr } = await evolve(asking('--proposer', 'mixed', '--llm-share', '0.5', '--bandit'))
    expect(code).toBe(0)
    expect(stderr).toContain('mixed proposer')
    expect(server.requests.length).toBeGreaterThan(3)
    expect(server.requests.length).toBeLessThan(32)
  })

  it('keeps to the operations, parts and repairs that are wanted', async () => {
    const args = ['--llm-operations', 'edit=1', '--prompt', 'none', '--repairs', '0', '--fresh-share', '0']
    const outcome = await evolve(asking(...args, '--json'))
    expect(report(outcome).run.options.model).toMatchObject({
      operations: { new: 0, mutate: 0, crossover: 0, edit: 1 },
      prompt: [],
      repairs: 0,
    })
    const texts = server.requests.map(({ body }) => body.messages.map(({ content }) => content).join())
    expect(texts.filter((text) => text.includes('<<<<<<< SEARCH'))).toHaveLength(16)
    expect(texts.join()).not.toMatch(/HOW IT DID|FIRST REFLECT|OPPONENTS|ADDRESSING MODES|EXAMPLE/)
  })

  it.each([
    [['--llm-operations', 'rewrite=1'], 'It must be like new=1,mutate=4,crossover=1,edit=4.'],
    [['--llm-operations', 'new=0'], 'no operation of the llm proposer has a weight above 0'],
    [['--prompt', 'all'], 'It must be a list of reference, examples, '],
    [['--repairs', '9'], 'It must be a whole number from 0 to 5.'],
    [['m=0'], 'no model has a weight above 0'],
    [['m,m'], 'a model is named twice'],
    [['m@http://me:pw@x/v1'], 'holds a user or a password'],
    [['=3'], 'names no model'],
    [['--replay', 'nothing.jsonl'], '--replay nothing.jsonl cannot be read'],
    [['--replay', '77'], 'there is no run 77 to replay'],
    [['--record', 'no/such/folder'], '--record no/such/folder cannot be written'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await evolve(asking(...args))
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(server.requests).toHaveLength(0)
  })
})
