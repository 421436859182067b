/** The views in real terminals, driven by keys, signals and windows that change. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { hasTmux, openTerminal, type Terminal } from '../../../helpers/tmux.js'

const RED_QUEEN = fileURLToPath(new URL('../../../../warriors/94nop/red-queen.red', import.meta.url))
const UI_TERMINAL = new URL('../../../../dist/src/ui/terminal/index.js', import.meta.url).href
const TOURNAMENT = 'tournament -r 100000 --threads 1'
/** None of them ends by itself while a test looks at it. */
const VIEWS = [
  ['a tournament', TOURNAMENT],
  ['an evolution', 'evolve --seed 1 --threads 1'],
  ['several runs', 'evolve --seeds 1..3 --threads 1'],
  ['the optimiser', `optimize '${RED_QUEEN}' --candidates 100000 --threads 1`],
] as const
const STORM = [
  [40, 10],
  [250, 70],
  [20, 5],
  [79, 14],
  [21, 6],
  [100, 12],
  [120, 40],
  [20, 5],
] as const
const CLEARS_A_SCREEN = /\u001B\[[23]J/

let terminal: Terminal

function open(): Terminal {
  terminal = openTerminal(80, 24)
  return terminal
}

async function start(line: string): Promise<Terminal> {
  open().type(line)
  await terminal.shows(/ stops/)
  return terminal
}

const signal = (name: NodeJS.Signals) => process.kill(terminal.pid()!, name)

/** The view has the terminal and draws one frame, and `q` ends it with the command that goes on. */
async function endsByKey() {
  await terminal.shows('q stops')
  // What the screen shows may still be the frame from before it slept.
  await expect.poll(() => terminal.modes(), { timeout: 60_000 }).toEqual({ alternate: true, cursor: false })
  // Between two writes of one frame there may be none.
  await expect.poll(() => terminal.screen().match(/q stops/g), { timeout: 60_000 }).toHaveLength(1)
  terminal.press('q')
  await terminal.shows('Interrupted. Go on with: drq')
  await terminal.isGivenBack()
  terminal.type('stty -a')
  await terminal.shows(/ icanon[^]* echo /)
}

afterEach(() => {
  terminal.close()
})

describe.skipIf(!hasTmux)('in a real terminal', { timeout: 300_000 }, () => {
  it.each(VIEWS)(
    'the view of %s follows the window, never clears it, and sleeps and wakes with Ctrl-Z and fg',
    async (_, args) => {
      const { resize, press, type, shows, isGivenBack, written } = await start(`sh npx ${args}`)
      for (const [columns, rows] of STORM) resize(columns, rows)
      await shows(/^(.*\n){3}q stops.*\n\n$/)
      for (const columns of [22, 24]) {
        const before = written().length
        resize(columns, 5)
        await expect.poll(() => written().length, { timeout: 60_000 }).toBeGreaterThan(before)
      }
      resize(80, 24)
      await shows(/\n.*\n.*\n.*\n.*q stops/)
      expect(written()).not.toMatch(CLEARS_A_SCREEN)
      press('C-z')
      await shows('Stopped')
      await isGivenBack()
      resize(64, 20)
      type('fg')
      await endsByKey()
      expect(written()).not.toMatch(CLEARS_A_SCREEN)
    },
  )

  it.each(['SIGHUP', 'SIGQUIT', 'SIGTERM'] as const)(
    'a view gives the terminal back after %s and says how to go on',
    async (name) => {
      const { shows, isGivenBack, type } = await start(`sh drq ${TOURNAMENT}`)
      signal(name)
      await shows('Interrupted. Go on with: drq tournament')
      await isGivenBack()
      type('echo status $?; stty -a')
      await shows(/status 130[^]* icanon[^]* echo /)
    },
  )

  it('a view sleeps at SIGTSTP, stays away in the background, and has one frame and its keys in the foreground', async () => {
    const { pid, shows, isGivenBack, type } = await start(`sh drq ${TOURNAMENT}`)
    signal('SIGTSTP')
    await shows('Stopped')
    await isGivenBack()
    if (existsSync('/proc/self/status')) {
      const status = () => readFileSync(`/proc/${pid()}/status`, 'utf8')
      const switches = () => Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(status())![1])
      const before = switches()
      signal('SIGCONT')
      // It wants the terminal, which the shell has: the system stops it again.
      const hasTried = () => switches() > before && /^State:\s*T/m.test(status())
      await expect.poll(hasTried, { timeout: 60_000 }).toBe(true)
      await isGivenBack()
    }
    type('fg')
    await endsByKey()
  })

  it('a view takes the terminal again after SIGSTOP, which no program can see', async () => {
    const { shows, type } = await start(`sh drq ${TOURNAMENT}`)
    signal('SIGSTOP')
    await shows('Stopped')
    type('fg')
    await endsByKey()
  })

  it('a view without a keyboard takes no keys, and Ctrl-C and Ctrl-Z are signals', async () => {
    const { shows, isGivenBack, press, type, written } = await start(`sh drq ${TOURNAMENT} < /dev/null`)
    await shows('Ctrl-C stops')
    press('C-z')
    await shows('Stopped')
    await isGivenBack()
    type('fg')
    await shows('Ctrl-C stops')
    press('C-c')
    await shows('Interrupted. Go on with: drq tournament')
    await isGivenBack()
    expect(written()).not.toContain('Raw mode')
  })

  it('a view is gone before an error that nobody caught is reported', async () => {
    const { folder, shows, isGivenBack, type } = open()
    const source = `import { openScreen } from '${UI_TERMINAL}'
      openScreen(process).draw('a frame')
      process.stdin.setRawMode(true).on('data', () => { throw new Error('nobody caught it') })`
    writeFileSync(join(folder, 'careless.mjs'), source)
    type(`'${process.execPath}' careless.mjs`)
    await shows('a frame')
    terminal.press('x')
    await shows('Error: nobody caught it')
    await isGivenBack()
    type('stty -a')
    await shows(/ icanon[^]* echo /)
  })

  it('a run ends by SIGHUP when its terminal goes away', async () => {
    const { folder, hangUp } = await start(`sh -c 'trap "" HUP; sh drq ${TOURNAMENT}; echo $? > status'`)
    hangUp()
    const status = () => readFileSync(join(folder, 'status'), 'utf8')
    await expect.poll(status, { timeout: 60_000 }).toBe('129\n')
  })
})
