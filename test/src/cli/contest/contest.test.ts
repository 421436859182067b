import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { studentInterval } from '../../../../arena/statistics/index.js'
import { folderOf } from '../../../../src/cli/contest/contestants.js'
import { completion, sendError, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('contest')
})

const SMALL =
  '--preset tiny --generations 1 --iterations 4 --simulations 2 --initial-proposals 4 --no-warm-start --judges 8 --threads 0 --tournament-rounds 20'.split(
    ' ',
  )
const contest = (...args: string[]) => cli(['contest', ...SMALL, ...args], { cwd: folder })

/** Bombers that sweep the core, and warriors that do nothing. */
const CODE = {
  master: (index: number) =>
    `SPL #0, 0\nMOV.I $3, @3\nADD.AB #${5 + 2 * (index % 40)}, $2\nJMP $-2\nDAT #0, #0\n`,
  novice: (index: number) => `NOP ${index}, 1\nJMP $-1, ${index}\n`,
}

function startServer() {
  return startChatServer((response, { body }, index) => {
    const model = String(body.model) as keyof typeof CODE
    if (!(model in CODE)) sendError(response, 404, 'no such model')
    else sendJson(response, 200, completion(`\`\`\`\n${CODE[model](index)}\`\`\``))
  })
}

interface Report {
  readonly contestants: readonly {
    readonly name: string
    readonly warriors: readonly number[]
    readonly total: {
      readonly ahead: number
      readonly bySeed: readonly { readonly share: number }[]
      readonly share: {
        readonly mean: number
        readonly interval: { readonly low: number; readonly high: number } | null
      }
    }
    readonly calls: number
    readonly tokens: number
    readonly runs: readonly { readonly run: { readonly id: number; readonly seed: number } }[]
  }[]
  readonly tournaments: readonly string[]
}

describe('drq contest', () => {
  it('tells which model writes the better warriors, under equal terms, and asks nothing twice', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'novice,master', '--base-url', server.baseUrl, '--seeds', '0..2']
      const { code, stdout, stderr } = await contest(...args)
      expect(stderr).toContain('master, seed 2: generation 1/1 won by Red Queen r1 seed 2')
      expect(code).toBe(0)
      expect(stdout).toMatch(
        /^contestant +champions +runs won +pairs won +95 % +points +bundled +calls +tokens +cost$/m,
      )
      expect(stdout).toMatch(/^master +\d+ +3 of 3 +/m)
      expect(stdout).toMatch(
        /^master writes better warriors than novice\. master wins with 3 of 3 seeds, and \d+\.\d % of the pairs \(95 %: /m,
      )
      expect(stdout).toContain("  drq standings 'duel novice v master, seed 2'\n")
      const asked = server.requests.length
      const { contestants, tournaments } = JSON.parse((await contest(...args, '--json')).stdout) as Report
      expect(server.requests).toHaveLength(asked)
      const [novice, master] = contestants
      expect(master!.total.share.interval!.low).toBeGreaterThan(0.5)
      expect(novice!.total.share.mean).toBeCloseTo(1 - master!.total.share.mean)
      for (const { total } of [novice!, master!])
        expect(total.share).toEqual(studentInterval(total.bySeed.map(({ share }) => share)))
      expect(master!.runs.map(({ run }) => run.seed)).toEqual([0, 1, 2])
      expect([novice!.calls, master!.calls]).toEqual([24, 24])
      expect(master!.tokens).toBeGreaterThan(0)
      const standings = await cli(['standings', tournaments[0]!], { cwd: folder })
      expect(standings.stdout).toMatch(/^ *1 +master: Red Queen r1 seed 0/m)
    } finally {
      await server.close()
    }
  })

  it('plays from a folder of recorded replies as it was played with the models', async () => {
    const server = await startServer()
    const args = ['--models', `novice,genetic,master@${server.baseUrl}`, '--seeds', '0,1', '--json']
    const first = ['--base-url', server.baseUrl, '--db', 'first.db', '--record', 'replies']
    const recorded = await contest(...args, ...first)
    await server.close()
    expect(recorded.code).toBe(0)
    const folders = readdirSync(join(folder, 'replies'))
    expect(folders).toEqual([folderOf(`master@${server.baseUrl}`), 'novice'])
    for (const name of folders)
      expect(readdirSync(join(folder, 'replies', name))).toEqual(['seed-0.jsonl', 'seed-1.jsonl'])
    const replay = ['--base-url', server.baseUrl, '--db', 'second.db', '--replay', 'replies']
    const replayed = await contest(...args, ...replay)
    expect(replayed.code).toBe(0)
    const fights = ({ stdout }: { stdout: string }) =>
      (JSON.parse(stdout) as Report).contestants.map(({ warriors, total }) => ({ warriors, total }))
    expect(fights(replayed)).toEqual(fights(recorded))
    const missing = await contest(...args.with(3, '0,5'), ...replay)
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain(`--replay ${join('replies', 'novice', 'seed-5.jsonl')} cannot be read`)
  })

  it('writes the warriors of each contestant into a folder of its name, whoever ends first, and says so', async () => {
    // Both write the same code: their files differ only in whose they are.
    let late = ''
    let answered = 0
    let held: (() => void)[] = []
    const server = await startChatServer((response, { body }) => {
      const answer = () => {
        sendJson(response, 200, completion(`\`\`\`\n${CODE.novice(7)}\`\`\``))
      }
      if (body.model === late && answered < 8) held.push(answer)
      else answer()
      if (body.model === late || ++answered < 8) return
      for (const answer of held) answer()
    })
    try {
      const texts = async (last: string) => {
        ;[late, answered, held] = [last, 0, []]
        const args = ['--models', 'one,other', '--seeds', '4', '--out', last, '--db', `${last}.db`]
        const { code, stdout } = await contest(...args, '--base-url', server.baseUrl)
        expect(code).toBe(0)
        for (const name of ['one', 'other']) expect(stdout).toContain(`\n  ${name}: ${join(last, name)}\n`)
        const files = readdirSync(join(folder, last), { recursive: true, encoding: 'utf8' })
        return files
          .filter((file) => file.endsWith('.red'))
          .toSorted()
          .map((file) => [file, readFileSync(join(folder, last, file), 'utf8').split('\n')[2]])
      }
      const first = await texts('one')
      expect(first).toEqual([
        [join('one', 'red-queen-s4-best.red'), ';author Digital Red Queen, llm proposer (one)'],
        [join('one', 'red-queen-s4-r1.red'), ';author Digital Red Queen, llm proposer (one)'],
        [join('other', 'red-queen-s4-best.red'), ';author Digital Red Queen, llm proposer (other)'],
        [join('other', 'red-queen-s4-r1.red'), ';author Digital Red Queen, llm proposer (other)'],
      ])
      expect(await texts('other')).toEqual(first)
    } finally {
      await server.close()
    }
  })

  it('says how many proposals of each model assembled, and by how much a run passed its budget', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'novice,genetic', '--base-url', server.baseUrl, '--seeds', '0,1']
      const { code, stdout } = await contest(...args, '--max-tokens', '8000', '--llm-concurrency', '1')
      expect(code).toBe(0)
      expect(stdout).toMatch(/^novice: (\d+) of \1 proposals assembled/m)
      expect(stdout).toMatch(/^run 1: Over the budget by 638 tokens, /m)
      expect(stdout).not.toMatch(/^genetic: /m)
    } finally {
      await server.close()
    }
  })

  it('starts every archive without the opponents, and gives no interval for one seed', async () => {
    const server = await startServer()
    try {
      const flags = SMALL.filter((flag) => flag !== '--no-warm-start')
      const args = ['--models', 'novice,genetic', '--base-url', server.baseUrl, '--seeds', '4']
      const { code, stdout } = await cli(['contest', ...flags, ...args, '--db', 'own.db'], { cwd: folder })
      expect(code).toBe(0)
      expect(stdout).toContain("  drq standings 'duel novice v genetic, seed 4' --db own.db\n")
      expect(stdout).toMatch(/^(novice|genetic) +\d+ +[01] of 1 +\d+\.\d % +- +/m)
      expect(stdout).toMatch(/^With one seed (novice|genetic) wins \d+\.\d % of the pairs against /m)
      const store = openStore(join(folder, 'own.db'))
      const { warmOpponents, warmChampions } = store.evolution.findRun(1)!.options
      store.close()
      expect([warmOpponents, warmChampions]).toEqual([false, true])
    } finally {
      await server.close()
    }
  })

  it('lets the genetic proposer take part', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'genetic,novice', '--base-url', server.baseUrl, '--seeds', '3']
      const { code, stdout } = await contest(...args)
      expect(code).toBe(0)
      expect(stdout).toMatch(/^genetic +\d/m)
    } finally {
      await server.close()
    }
  })

  it('stops with a clear error when a model cannot be asked, and keeps what the others have', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'master,nobody', '--base-url', server.baseUrl, '--seeds', '0']
      const { code, stdout, stderr } = await contest(...args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain('the language model cannot be used: 404')
      expect(stderr).toContain('The runs can go on: drq contest ')
    } finally {
      await server.close()
    }
  })

  it.each([
    [['--models', 'a'], 'a contest needs two contestants'],
    [['--models', 'a,a'], 'A name stands in it twice.'],
    [['--models', 'a,,b'], 'A name is missing.'],
    [[], "required option '--models <list>' not specified"],
    [['--models', 'a,b', '--stock', 'tiny'], '--stock would change nothing: all contestants are models'],
    [['--models', 'a,b', '--seed', '1'], "unknown option '--seed'"],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await contest(...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})
