import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { completion, sendError, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { cli } from '../../../helpers/cli.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drq-duel-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const SMALL =
  '--preset tiny --rounds 1 --iterations 4 --simulations 2 --initial-proposals 4 --no-warm-start --threads 0 --tournament-rounds 20'.split(
    ' ',
  )
const duel = (...args: string[]) => cli(['duel', ...SMALL, ...args], { cwd: folder })

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
    readonly total: {
      readonly pairs: number
      readonly won: number
      readonly share: { readonly share: number; readonly low: number }
    }
    readonly calls: number
    readonly tokens: number
    readonly runs: readonly { readonly run: { readonly seed: number } }[]
  }[]
}

describe('drq duel', () => {
  it('tells which model writes the better warriors, under equal terms, and asks nothing twice', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'novice,master', '--base-url', server.baseUrl, '--seeds', '0..2']
      const { code, stdout, stderr } = await duel(...args)
      expect(stderr).toContain('master, seed 2: round 1/1 won by Red Queen r1 seed 2')
      expect(code).toBe(0)
      expect(stdout).toMatch(
        /^contestant +champions +pairs won +95 % +points +bundled +calls +tokens +cost$/m,
      )
      expect(stdout).toMatch(
        /^master writes the better warriors than novice: they win \d+\.\d % of \d+ pairs/m,
      )
      const asked = server.requests.length
      const { contestants } = JSON.parse((await duel(...args, '--json')).stdout) as Report
      expect(server.requests).toHaveLength(asked)
      const [novice, master] = contestants
      expect(master!.total.share.low).toBeGreaterThan(0.5)
      expect(novice!.total.pairs).toBe(master!.total.pairs)
      expect(novice!.total.share.share).toBeCloseTo(1 - master!.total.share.share)
      expect(master!.runs.map(({ run }) => run.seed)).toEqual([0, 1, 2])
      expect([novice!.calls, master!.calls]).toEqual([24, 24])
      expect(master!.tokens).toBeGreaterThan(0)
    } finally {
      await server.close()
    }
  })

  it('lets the genetic proposer take part', async () => {
    const server = await startServer()
    try {
      const args = ['--models', 'genetic,novice', '--base-url', server.baseUrl, '--seeds', '3']
      const { code, stdout } = await duel(...args)
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
      const { code, stdout, stderr } = await duel(...args)
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain('the language model cannot be used: 404')
      expect(stderr).toContain('The runs can go on: drq duel ')
    } finally {
      await server.close()
    }
  })

  it.each([
    [['--models', 'a'], 'a duel needs two contestants'],
    [['--models', 'a,a'], 'A name stands in it twice.'],
    [['--models', 'a,,b'], 'A name is missing.'],
    [[], "required option '--models <list>' not specified"],
    [['--models', 'a,b', '--seed', '1'], "unknown option '--seed'"],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await duel(...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})
