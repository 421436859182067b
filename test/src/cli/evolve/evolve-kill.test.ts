import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../../../arena/random.js'
import { completion, sendJson, startChatServer, type ChatHandler } from '../../../helpers/chat-server.js'
import { drq } from '../../../helpers/drq.js'
import { byExtent } from '../../../helpers/extent.js'
import { evolutionRows } from '../../../helpers/evolution-rows.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { evolveThroughKills, type Death } from '../../../helpers/killed-evolution.js'

const TINY = join(import.meta.dirname, '../../../../warriors/tiny')

let folder: string
beforeEach(() => {
  folder = temporaryFolder('kill')
})

interface Plan {
  readonly args: readonly string[]
  /** Rounds of the benchmark, which --resume is told again. */
  readonly benchmark: number
  /** Kills to reach, in as many runs as it takes. */
  readonly kills: number
  /** Death of the next process. */
  readonly deathOf: (random: Random) => Death
}

/** Breaks a run again and again; each time it must end as the unbroken one. Gives the moments of the kills. */
async function expectSameEnd({ args, benchmark, kills, deathOf }: Plan): Promise<(number | null)[]> {
  const resumeArgs = ['--benchmark', String(benchmark)]
  const all = [...args, ...resumeArgs]
  const whole = await drq(['evolve', ...all, '--db', 'whole.db', '--out', 'whole', '--threads', '0'], {
    cwd: folder,
  })
  expect(whole.code, whole.stderr).toBe(0)
  const rows = evolutionRows(join(folder, 'whole.db'))
  expect(rows['evolution_proposals']!.length).toBeGreaterThan(50)

  const random = createRandom(20)
  const moments: (number | null)[] = []
  for (let run = 1; moments.length < kills; run++) {
    const names = { db: `broken-${run}.db`, out: `broken-${run}` }
    const nextDeath = () => deathOf(random)
    const nextThreads = () => random.below(3)
    const broken = { folder, args: all, resumeArgs, ...names, nextDeath, nextThreads }
    moments.push(...(await evolveThroughKills(broken)))
    expect(evolutionRows(join(folder, names.db))).toEqual(rows)
    expect(championFiles(names.out)).toEqual(championFiles('whole'))
  }
  return moments
}

function championFiles(out: string): [name: string, text: string][] {
  return readdirSync(join(folder, out))
    .sort()
    .map((name) => [name, readFileSync(join(folder, out, name), 'utf8')])
}

/** The whole stock is in the final, where its fights would be most of what a test lasts. */
const STOCK = ` --stock ${['dinah', 'dodo'].map((name) => join(TINY, `${name}.red`)).join(' ')}`

const GENETIC =
  `--preset tiny --generations 3 --iterations ${byExtent(40, 96)} --simulations ${byExtent(3, 6)} --batch 4 --initial-proposals 8 --fitness mixed --islands 4 --archive alternating --migration 10 --horizon 1000 --seed 5${byExtent(STOCK, '')}`.split(
    ' ',
  )

/** One in four somewhere in the start of the process, the others in its evolution or in its final. */
const anyMoment =
  (proposals: number) =>
  (random: Random): Death =>
    random.chance(1 / 4)
      ? { proposals: 0, ms: random.below(400) }
      : { proposals: random.below(proposals), ms: random.below(50) }

describe('a run that is killed and gone on with', { timeout: 180_000 }, () => {
  it('ends as an unbroken one, killed at any moment, on any number of threads', async () => {
    const moments = await expectSameEnd({
      args: GENETIC,
      benchmark: 2,
      kills: byExtent(3, 20),
      deathOf: anyMoment(byExtent(130, 300)),
    })
    expect(new Set(moments).size).toBeGreaterThan(byExtent(1, 8))
  })

  it('does so when it is killed between two writes of one transaction', async () => {
    // Without the final, whose many matches would have nearly all the writes.
    const args = [...GENETIC, '--finalists', '0']
    const deathOf = (random: Random) => ({ writes: 1 + random.below(1500) })
    const moments = await expectSameEnd({ args, benchmark: 0, kills: byExtent(2, 10), deathOf })
    expect(new Set(moments).size).toBeGreaterThan(byExtent(0, 4))
  })

  it('does so with a language model, and asks nothing again that was answered and stored', async () => {
    const server = await startChatServer(answerFromQuestion)
    try {
      const small =
        '--preset tiny --generations 2 --iterations 24 --simulations 4 --seed 5 --llm-patience 5'.split(' ')
      const model = ['--proposer', 'llm', '--model', 'tiny', '--base-url', server.baseUrl]
      await expectSameEnd({
        args: [...small, ...model],
        benchmark: 0,
        kills: byExtent(1, 6),
        deathOf: anyMoment(50),
      })
    } finally {
      await server.close()
    }
  })
})

/** A model whose answer follows from the question alone; some answers do not assemble. It takes a while. */
const answerFromQuestion: ChatHandler = (response, { body }) => {
  const random = createRandom([...JSON.stringify(body.messages)].reduce(stir, 7))
  const code = [`ADD.AB #${2 + random.below(300)}, $3`, 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0']
  const lines = random.chance(0.1) ? ['MOVE 1, 2'] : code.slice(0, 2 + random.below(3))
  const answer = completion(`A stone.\n\`\`\`redcode\n${lines.join('\n')}\n\`\`\``)
  setTimeout(() => {
    sendJson(response, 200, answer)
  }, 20)
}

function stir(hash: number, character: string): number {
  return (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
}
