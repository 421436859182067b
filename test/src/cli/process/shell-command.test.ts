import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { fixSeed, printShellCommand, typedArguments } from '../../../../src/cli/process/shell-command.js'

describe('a command for the shell', () => {
  it('stays as it is where nothing needs quotes', () => {
    expect(printShellCommand(['drq', 'battle', 'a/b-c.red', '--seed=3'])).toBe(
      'drq battle a/b-c.red --seed=3',
    )
  })

  it.skipIf(process.platform === 'win32')('means the same arguments to a shell', () => {
    const args = ['a b', "it's", '$HOME', '`id`', '', '*', '"', 'ü', '-x', '\\', 'a\nb', '~']
    const command = printShellCommand(['printf', '%s\\0', ...args], 'linux')
    expect(execFileSync('sh', ['-c', command]).toString().split('\0').slice(0, -1)).toEqual(args)
  })

  it('has the quotes of Windows there, and paths as they are', () => {
    const args = ['drq', 'battle', 'C:\\my\\a.red', 'my warriors\\', 'say "hi"', 'a\\"b', '', '*', '%X%']
    expect(printShellCommand(args, 'win32')).toBe(
      String.raw`drq battle C:\my\a.red "my warriors\\" "say \"hi\"" "a\\\"b" "" "*" "%X%"`,
    )
  })

  it('is what was typed but for keys', async () => {
    const program = new Command('drq').option('--db <file>').option('--api-key <key>')
    await program.parseAsync(['--api-key', 'sk-1', '--db', 'a.db', '--api-key=sk-2'], { from: 'user' })
    expect(typedArguments(program)).toEqual(['--db', 'a.db'])
  })

  it('names the seed that was drawn in the place of random', () => {
    expect(fixSeed(['tournament', 'random', '--seed', 'random', '-r', '3'], 7)).toEqual([
      'tournament',
      'random',
      '--seed',
      '7',
      '-r',
      '3',
    ])
    expect(fixSeed(['--seed=random'], 7)).toEqual(['--seed=7'])
  })
})
