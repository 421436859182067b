import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { completion, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { drq, MAIN } from '../../../helpers/drq.js'
import { dumpEvolution } from '../../../helpers/evolution.js'
import { byExtent } from '../../../helpers/extent.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { reply } from '../../../helpers/llm-run.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('evolve')
})

/** Starts drq and kills it after so many milliseconds; its exit code, null when it was killed. */
async function runFor(lifeMs: number, args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), lifeMs)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  return code
}

/** Whether the run itself is stored; a file may have been left before it had its tables. */
function isBegun(db: string): boolean {
  try {
    return dumpEvolution(join(folder, db))['runs']!.length === 1
  } catch {
    return false
  }
}

/** All that a run has stored but its options, which hold the address of a server. */
function dump(db: string) {
  const { runs, ...rest } = dumpEvolution(join(folder, db))
  return { ...rest, runs: runs!.map((run) => ({ ...(run as object), options: null })) }
}

describe('drq evolve with a recording', () => {
  it(
    'ends as the recorded run when recorder and replayer are killed again and again',
    { timeout: 180_000 },
    async () => {
      // Answers depend on the question alone, as those of a cold model would.
      const server = await startChatServer((response, { body }) => {
        const text = body.messages.map(({ content }) => content).join()
        const hash = [...text].reduce((sum, character) => (31 * sum + character.codePointAt(0)!) % 9973, 7)
        const isBad = hash % 5 === 0 && body.messages.length === 2
        const texts = Array.from({ length: body.n ?? 1 }, (_, i) => (isBad ? 'MOOV' : reply(3 + hash + i)))
        setTimeout(() => {
          sendJson(response, 200, completion(...texts))
        }, 40)
      })
      const length = byExtent(
        '--generations 2 --iterations 8 --simulations 2',
        '--generations 2 --iterations 16 --simulations 8',
      )
      const flags = `--preset tiny ${length} --benchmark 0 --seed 9 --threads 0`
      const model = ['--proposer', 'llm', '--model', 'm', '--base-url', server.baseUrl]
      /** Runs to the end, through kills; gives how many. */
      const runThrough = async (firstMs: number, db: string, replies: readonly string[]) => {
        const files = ['--db', db, '--out', 'c', ...replies]
        for (let kills = 0; ; kills++) {
          const rest = isBegun(db)
            ? ['--resume', '--benchmark', '0', '--threads', '0']
            : [...flags.split(' '), ...model]
          if ((await runFor(firstMs + byExtent(700, 150) * kills, ['evolve', ...rest, ...files])) === 0)
            return kills
        }
      }
      try {
        expect(await runThrough(250, 'recorded.db', ['--record', 'replies.jsonl'])).toBeGreaterThan(0)
      } finally {
        await server.close()
      }
      const replay = ['--replay', 'replies.jsonl']
      const whole = await drq(['evolve', ...flags.split(' '), ...model, '--db', 'whole.db', ...replay], {
        cwd: folder,
      })
      expect(whole.code).toBe(0)
      expect(dump('whole.db')).toEqual(dump('recorded.db'))
      expect(await runThrough(250, 'broken.db', replay)).toBeGreaterThan(0)
      expect(dump('broken.db')).toEqual(dump('whole.db'))
    },
  )
})
