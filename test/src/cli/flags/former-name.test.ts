import { Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { withFormerName } from '../../../../src/cli/flags/former-name.js'
import { wholeNumber } from '../../../../src/cli/flags/number-flags.js'

function parse(...args: string[]) {
  const command = new Command('breed').exitOverride().configureOutput({ writeErr: () => undefined })
  const flag = new Option('--generations <n>', 'how many').argParser(wholeNumber(1, 100))
  for (const option of withFormerName(flag, 'rounds')) command.addOption(option)
  command.parse(args, { from: 'user' })
  return { values: command.opts(), help: command.helpInformation() }
}

describe('a flag with a former name', () => {
  it.each([
    ['--generations', '3'],
    ['--rounds', '3'],
    ['--rounds', '2', '--rounds', '3'],
    ['--generations', '3', '--rounds', '3'],
  ])('has one value by either name: %s %s %s %s', (...args) => {
    expect(parse(...args).values).toEqual({ generations: 3 })
  })

  it('has none where it is not given, and help tells of the new name alone', () => {
    const { values, help } = parse()
    expect(values).toEqual({})
    expect(help).toContain('--generations <n>  how many')
    expect(help).not.toContain('rounds')
  })

  it('is refused where both names are given and disagree, and where the value is none', () => {
    expect(() => parse('--generations', '3', '--rounds', '4')).toThrow(
      '--rounds is the former name of --generations, and both are given.',
    )
    expect(() => parse('--rounds', '4', '--generations', '3')).toThrow('both are given')
    expect(() => parse('--rounds', '0')).toThrow("option '--rounds <n>' argument '0' is invalid")
  })
})
