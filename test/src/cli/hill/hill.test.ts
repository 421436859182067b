import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FoughtChallenge, HillStanding, HillChallenge, HillRules } from '../../../../arena/hill/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { cli } from '../../../helpers/cli.js'
import { MAIN } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { HUMAN_WARRIORS } from '../../../helpers/human-warriors.js'
import { zoo } from '../../../helpers/warrior.js'
import { IS_POSIX } from '../../../helpers/platform.js'

const folder = temporaryFolder('hill')
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  for (const { name, source } of zoo)
    writeFileSync(
      join(folder, 'zoo', `${name}.red`),
      `;redcode\n;name ${name}\n;author A. Keeper\n${source}\n`,
    )
  writeFileSync(
    join(folder, 'hostile.red'),
    ';name \u001B[31mred\u202E\n;author x\n NOP.A $0, $0\n JMP.A $-1, $0\n',
  )
})

interface HillJson {
  readonly hill: HillRules & { readonly challenges: number }
  readonly challenges: readonly FoughtChallenge[]
  readonly refused: readonly { readonly name: string; readonly of: string }[]
  readonly standings: readonly HillStanding[]
  readonly history: readonly HillChallenge[]
}

const run = (...args: string[]) => cli(args, { cwd: folder })

async function hill(...args: string[]): Promise<HillJson> {
  const { code, stdout, stderr } = await run('hill', ...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as HillJson
}

const nano = ['--preset', 'nano', '-r', '20', '--threads', '0']

describe('drq hill', () => {
  it('founds a hill, shows it as hills do, and lists it', async () => {
    const at = ['--db', 'found.db']
    const created = await run('hill', 'create', 'pub', ...nano, '--size', '4', '--from', 'zoo', ...at)
    expect(created.code, created.stderr).toBe(0)
    expect(created.stdout).toMatch(/^clear enters as 1 of 1 with 0\.0\n/)
    expect(created.stdout).toMatch(/^suicide does not enter: 5 of 5 with 0\.0$/m)
    const shown = await run('hill', 'show', 'pub', ...at)
    expect(shown.stderr).toBe(
      'pub: 4 warriors after 6 challenges; 4 warriors at most, preset nano, 20 rounds a match\n',
    )
    const [head, ...lines] = shown.stdout.trimEnd().split('\n')
    expect(head).toMatch(/^# +%W +%L +%T +name +author +score +age$/)
    expect(lines).toHaveLength(4)
    for (const [index, line] of lines.entries()) {
      const cells = /^(\d) +([\d.]+) +([\d.]+) +([\d.]+) +\w+ +A\. Keeper +([\d.]+) +\d+$/.exec(line)!
      const [rank, win, loss, tie, score] = cells.slice(1).map(Number)
      expect(rank).toBe(index + 1)
      expect(win! + loss! + tie!).toBeCloseTo(100, 0)
      expect(score).toBeCloseTo(3 * win! + tie!, 0)
    }
    const list = await run('hill', 'list', ...at)
    expect(list.stdout).toMatch(/^pub +pairs +preset nano +20 +4 +4 +6 +\w+$/m)
    // Scripts read the word that older versions wrote.
    expect(JSON.parse((await run('hill', 'list', ...at, '--json')).stdout)).toMatchObject([{ kind: 'duel' }])
    expect((await run('hill', 'show', 'pub', '--history', ...at)).stdout).toMatch(
      /^ +6 +waiter .*enters; \w+ falls off at age/m,
    )
  })

  it('tells a single challenger how it did against each incumbent', async () => {
    const at = ['--db', 'one.db']
    await hill('create', 'pub', ...nano, '--from', 'zoo/imp.red', 'zoo/suicide.red', ...at)
    const { stdout } = await run('hill', 'challenge', 'pub', 'zoo/waiter.red', '--threads', '0', ...at)
    expect(stdout).toMatch(/^suicide +100\.0 +0\.0 +0\.0 +300\.0$/m)
    expect(stdout).toMatch(/^waiter enters as 2 of 3 with 200\.0$/m)
    const battle = await run('battle', 'zoo/imp.red', 'zoo/suicide.red', '--preset', 'nano', '-r', '20')
    expect(battle.stdout).toMatch(/imp by A\. Keeper scores 60/)
  })

  it('retires warriors with honour and keeps them in the table of the retired', async () => {
    const at = ['--db', 'age.db']
    await hill('create', 'home', ...nano, '--max-age', '2', '--from', 'zoo', ...at)
    const shown = await run('hill', 'show', 'home', ...at)
    const [, retired] = shown.stdout.split('\n\n')
    expect(retired!.trimEnd().split('\n').slice(1)).toHaveLength(4)
    expect(retired).toMatch(/^clear +A\. Keeper +2 +3$/m)
    const { history } = await hill('show', 'home', '--history', ...at)
    expect(
      history
        .flatMap(({ departures }) => departures)
        .every(({ age, reason }) => age === 2 && reason === 'retired'),
    ).toBe(true)
  })

  it('puts all warriors of a melee hill into one core', async () => {
    const at = ['--db', 'melee.db']
    const { standings, hill: rules } = await hill(
      'create',
      'mob',
      ...nano,
      '--melee',
      '--size',
      '5',
      '--from',
      'zoo',
      ...at,
    )
    expect(rules.kind).toBe('melee')
    expect(standings).toHaveLength(5)
    for (const { matches, rounds } of standings) expect([matches, rounds]).toEqual([1, 20])
    const { stderr, code } = await run('hill', 'create', 'big', ...nano, '--melee', ...at)
    expect(code).toBe(2)
    expect(stderr).toContain('Use a smaller --size')
  })

  it('is the same on any number of threads and either engine, in every preset', async () => {
    const sources = { imp: 'MOV 0, 1', waiter: 'JMP 0', suicide: 'DAT #0, #0' }
    mkdirSync(join(folder, 'plain'))
    for (const [name, source] of Object.entries(sources))
      writeFileSync(join(folder, 'plain', `${name}.red`), `;name ${name}\n${source}\n`)
    const presets = ['94nop', '94x', 'tiny', 'nano', 'lp', 'icws', '88']
    for (const preset of presets) {
      const rules = ['--preset', preset, '-r', '1', '--from', 'plain']
      const at = ['--db', `${preset}.db`]
      const found = await run('hill', 'create', 'a', ...rules, '--threads', '0', ...at)
      expect(found.code, found.stderr).toBe(0)
      expect(found.stdout).toMatch(/^3 .* suicide /m)
    }
    const two = await hill(
      'create',
      'a',
      ...nano.slice(0, -2),
      '--threads',
      '2',
      '--from',
      'zoo',
      '--db',
      'two.db',
    )
    const none = await hill(
      'create',
      'a',
      ...nano,
      '--engine',
      'reference',
      '--from',
      'zoo',
      '--db',
      'none.db',
    )
    expect(two).toEqual(none)
  })

  it.each([
    ['a hill that is not there', ['challenge', 'nowhere', 'zoo'], /no hill nowhere/],
    ['a name that is taken', ['create', 'pub', '--preset', 'nano'], /there is a hill pub already/],
    ['an empty name', ['create', ' '], /1 to 100 characters/],
    ['nobody new', ['challenge', 'pub', 'zoo/imp.red'], /imp\.red has the same code as imp[^]*nobody new/],
    ['a file that is not there', ['challenge', 'pub', 'nobody.red'], /nobody\.red is no file/],
    ['no room at all', ['create', 'x', '--size', '0'], /whole number/],
    ['a hill to forget that is not there', ['rm', 'nowhere'], /no hill nowhere/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const at = ['--db', 'bad.db']
    await run('hill', 'create', 'pub', ...nano, '--from', 'zoo/imp.red', ...at)
    const { code, stdout, stderr } = await run('hill', ...args, ...at)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  })

  it('forgets a hill', async () => {
    const at = ['--db', 'rm.db']
    await hill('create', 'pub', ...nano, '--from', 'zoo/imp.red', ...at)
    expect((await run('hill', 'rm', 'pub', ...at)).code).toBe(0)
    expect((await run('hill', 'show', 'pub', ...at)).code).toBe(2)
  })

  it('never sends control or direction characters to the terminal', async () => {
    const at = ['--db', 'hostile.db']
    const name = 'p\u001B[31mub\u202E'
    const texts = [
      await run(
        'hill',
        'create',
        name,
        ...nano,
        '--max-age',
        '1',
        '--from',
        'hostile.red',
        'zoo/imp.red',
        ...at,
      ),
      await run('hill', 'challenge', name, 'zoo/dwarf.red', '--threads', '0', ...at),
      await run('hill', 'challenge', name, 'zoo/dwarf.red', '--threads', '0', ...at),
      await run('hill', 'show', name, ...at),
      await run('hill', 'show', name, '--history', ...at),
      await run('hill', 'show', name, '--history', '--json', ...at),
      await run('hill', 'list', ...at),
    ]
    expect(texts.map(({ code }) => code)).toEqual([0, 0, 2, 0, 0, 0, 0])
    for (const { stdout, stderr } of texts)
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  })
})

describe('a challenge that is cut off', () => {
  const challenge = ['hill', 'challenge', 'pub', 'zoo', '--engine', 'reference', '--threads', '1']
  let unbroken: HillJson
  beforeAll(async () => {
    const at = ['--db', 'whole.db']
    const from = ['--from', 'zoo/imp.red', 'zoo/dwarf.red']
    await hill('create', 'pub', '--preset', 'tiny', '-r', '250', '--threads', '0', ...from, ...at)
    for (const db of ['killed.db', 'stopped.db']) copyFileSync(join(folder, 'whole.db'), join(folder, db))
    await run(...challenge.slice(0, 4), '--threads', '0', ...at)
    unbroken = await hill('show', 'pub', '--history', ...at)
  })

  function countMatches(db: string): number {
    const store = openStore(join(folder, db))
    const count = store.pairs.summary()[0]!.matches
    store.close()
    return count
  }

  /** Starts it as a process of its own and ends that as soon as some of its matches are stored. */
  function cutOff(db: string, signal: 'SIGKILL' | 'SIGINT') {
    const child = spawn(process.execPath, [MAIN, ...challenge, '--db', db], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const timer = setInterval(() => {
      if (countMatches(db) < 3) return
      clearInterval(timer)
      child.kill(signal)
    }, 5)
    return new Promise<{ code: number | null; stderr: string }>((resolve) => {
      child.on('close', (code) => {
        clearInterval(timer)
        resolve({ code, stderr })
      })
    })
  }

  it.skipIf(!IS_POSIX).each([
    ['kill -9', 'killed.db', 'SIGKILL'],
    ['Ctrl-C', 'stopped.db', 'SIGINT'],
  ] as const)('by %s leaves the hill as it was, and the same command goes on', async (_, db, signal) => {
    const before = await hill('show', 'pub', '--db', db)
    const { code, stderr } = await cutOff(db, signal)
    if (signal === 'SIGINT') {
      expect(code).toBe(130)
      expect(stderr).toContain(`Go on with: drq ${[...challenge, '--db', db].join(' ')}\n`)
    }
    const stored = countMatches(db)
    expect(stored).toBeGreaterThanOrEqual(3)
    expect(await hill('show', 'pub', '--db', db)).toEqual(before)
    const again = await run(...challenge.slice(0, 4), '--threads', '0', '--db', db)
    expect(again.code, again.stderr).toBe(0)
    expect(await hill('show', 'pub', '--history', '--db', db)).toMatchObject({
      standings: unbroken.standings,
      history: unbroken.history,
    })
    expect(countMatches(db)).toBe(countMatches('whole.db'))
  })
})

describe.skipIf(!IS_POSIX)('a command that is killed between what it does and what it says', () => {
  const fixture = fileURLToPath(new URL('../../../fixtures/mortal-output.mjs', import.meta.url))

  /** Runs it as a process of its own that is killed by the first word of its results. */
  function killedAtItsResults(args: readonly string[]): void {
    const { signal, stderr } = spawnSync(process.execPath, ['--import', fixture, MAIN, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(signal, stderr).toBe('SIGKILL')
  }
  const history = async (db: string) => (await hill('show', 'pub', '--history', '--db', db)).history

  it('challenges no second time when it is given again, and tells what it would have told', async () => {
    const from = ['--from', 'zoo/imp.red', 'zoo/clear.red', 'zoo/dwarf.red']
    for (const db of ['whole-told.db', 'untold.db'])
      await hill('create', 'pub', ...nano, '--size', '3', ...from, '--db', db)
    // One that enters and one that does not: on the hill it would not be refused.
    const challenge = ['challenge', 'pub', 'zoo/splitter.red', 'zoo/suicide.red', '--threads', '0']
    const told = await run('hill', ...challenge, '--db', 'whole-told.db')
    expect(told.stdout).toMatch(/^suicide does not enter/m)
    killedAtItsResults(['hill', ...challenge, '--db', 'untold.db'])
    expect(await history('untold.db')).toHaveLength(5)

    const again = await run('hill', ...challenge, '--db', 'untold.db')
    expect(again.code).toBe(0)
    expect(again.stdout).toBe(told.stdout)
    expect(again.stderr).toMatch(/^This command was done at .* UTC and stopped before it said so; .* anew$/m)
    expect(await history('untold.db')).toHaveLength(5)

    // Told, it is over: the next one is a challenge of its own.
    const anew = await run('hill', ...challenge, '--db', 'untold.db')
    expect(anew.stderr).not.toContain('This command was done')
    expect((await history('untold.db')).length).toBeGreaterThan(5)
  })

  it('is not taken for another command', async () => {
    await hill('create', 'pub', ...nano, '--from', 'zoo/imp.red', '--db', 'others.db')
    killedAtItsResults(['hill', 'challenge', 'pub', 'zoo/clear.red', '--threads', '0', '--db', 'others.db'])
    const other = await run(
      'hill',
      'challenge',
      'pub',
      'zoo/dwarf.red',
      '--threads',
      '0',
      '--db',
      'others.db',
    )
    expect(other.stderr).not.toContain('This command was done')
    expect(await history('others.db')).toHaveLength(3)
  })

  it('founds a hill once', async () => {
    const create = ['create', 'pub', ...nano, '--from', 'zoo', '--db', 'founded.db']
    killedAtItsResults(['hill', ...create])
    const again = await hill(...create)
    expect(again.challenges).toHaveLength(6)
    expect(await history('founded.db')).toHaveLength(6)
    const third = await run('hill', ...create)
    expect(third.code).toBe(2)
    expect(third.stderr).toMatch(/there is a hill pub already/)
  })
})

describe.skipIf(HUMAN_WARRIORS === null)('a hill of human warriors', () => {
  it('keeps the best of those that challenge it, each at its score against the others', async () => {
    mkdirSync(join(folder, 'human'))
    for (const name of readdirSync(HUMAN_WARRIORS!).sort().slice(0, 12))
      copyFileSync(join(HUMAN_WARRIORS!, name), join(folder, 'human', name))
    const { standings } = await hill(
      'create',
      'h',
      '-r',
      '10',
      '--size',
      '5',
      '--threads',
      '2',
      '--from',
      'human',
      '--db',
      'h.db',
    )
    expect(standings).toHaveLength(5)
    for (const { rounds, wins, ties, score, points } of standings) {
      expect(rounds).toBe(4 * 10)
      expect(score).toBe(3 * wins + ties)
      expect(points).toBe((100 * score) / rounds)
    }
  })
})
