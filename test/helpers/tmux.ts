import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { MAIN } from './drq.js'

/** Tests of real terminals are skipped without it; .ci/run fails when they were. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0

/** No test leans on it: that long a slow machine may take for what a quick one does at once. */
const PATIENCE = { timeout: 60_000, interval: 100 }

/**
 * An interactive bash in a terminal of tmux, in a folder of its own, which everything it starts works in. `sh drq` and
 * `sh npx` run drq there, alone or as the child of another process.
 */
export interface Terminal {
  readonly folder: string
  /** Number of the drq process that was started last; null before the first. */
  readonly pid: () => number | null
  /** Types a line, Enter included. */
  readonly type: (line: string) => void
  /** Presses keys by tmux's names: `q`, `C-z`. */
  readonly press: (...keys: string[]) => void
  readonly resize: (columns: number, rows: number) => void
  /** The lines shown now. */
  readonly screen: () => string
  /** Waits until the screen shows `text`. */
  readonly shows: (text: string | RegExp) => Promise<void>
  /** Waits until the shell has the terminal back: no alternate screen, a cursor, a prompt in the last line. */
  readonly isGivenBack: () => Promise<void>
  /** Whether the alternate screen is on, and the cursor shown. */
  readonly modes: () => { readonly alternate: boolean; readonly cursor: boolean }
  /** Every byte that was written to the terminal so far. */
  readonly written: () => string
  /** The terminal goes away, as a window that is closed. */
  readonly hangUp: () => void
  /** Ends all that was started in it. */
  readonly close: () => void
}

export function openTerminal(columns = 80, rows = 24): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'drq-terminal-'))
  const socket = join(folder, 'tmux')
  const env = { ...process.env, CI: '', NO_COLOR: '' }
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-u', '-S', socket, '-f', '/dev/null', ...args], {
      cwd: folder,
      env: { ...env, TERM: 'xterm-256color' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const size = (width: number, height: number) => ['-x', `${width}`, '-y', `${height}`]
  tmux('new-session', '-d', ...size(columns, rows), "PS1='prompt% ' exec bash --norc --noprofile -i")
  tmux('pipe-pane', `cat > '${join(folder, 'written')}'`)

  writeFileSync(join(folder, 'drq'), DRQ)
  writeFileSync(join(folder, 'npx'), NPX)

  const pid = () => {
    const file = join(folder, 'pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
  }
  const screen = () => tmux('capture-pane', '-p')
  const modes = () => {
    const [alternate, cursor] = tmux('display', '-p', '#{alternate_on} #{cursor_flag}').trim().split(' ')
    return { alternate: alternate === '1', cursor: cursor === '1' }
  }
  const shows = async (text: string | RegExp) => {
    await expect.poll(screen, PATIENCE).toMatch(text)
  }
  return {
    folder,
    pid,
    type(line) {
      tmux('send-keys', '-l', line)
      tmux('send-keys', 'Enter')
    },
    press(...keys) {
      tmux('send-keys', ...keys)
    },
    resize(width, height) {
      tmux('resize-window', ...size(width, height))
    },
    screen,
    shows,
    async isGivenBack() {
      await shows(/prompt% *\n*$/)
      await expect.poll(modes, PATIENCE).toEqual({ alternate: false, cursor: true })
    },
    modes,
    written: () => readFileSync(join(folder, 'written'), 'utf8'),
    hangUp() {
      tmux('kill-server')
    },
    close() {
      spawnSync('tmux', ['-S', socket, 'kill-server'])
      if (pid() !== null) spawnSync('kill', ['-KILL', `${pid()}`])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What `sh drq` runs: this very process becomes drq. */
const DRQ = `echo $$ > pid; exec '${process.execPath}' '${MAIN}' "$@"`
/** What `sh npx` runs: drq with parents in its job, as npx and npm are. */
const NPX = 'sh drq "$@"; exit $?'
