import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'

const warriors = fileURLToPath(new URL('../../../fixtures/warriors/', import.meta.url))
const asm = (args: string[], stdin = '') => cli(['asm', ...args], { cwd: warriors, stdin })

describe('drq asm', () => {
  it('prints the listing that `pmars -r 0` 0.9.2 prints', async () => {
    expect(await asm(['switcher.red'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Program "Switcher" (length 7) by "digital-red-queen tests"',
        '',
        '       ORG      START',
        'START  LDP.AB #     0, #     0     ',
        '       JMZ.B  $     2, $    -1     ',
        '       MOV.I  $     0, $     1     ',
        '       ADD.AB #     4, $     3     ',
        '       MOV.I  $     2, @     2     ',
        '       JMP.B  $    -2, $     0     ',
        '       DAT.F  #     0, #     0     ',
        '',
        '',
      ].join('\n'),
    })
  })

  it('takes WARRIORS from the number of files, or from --warriors', async () => {
    const source = ';assert 1\n dat WARRIORS, w\n'
    const listed = async (...args: string[]) =>
      /DAT\.F.*/
        .exec((await asm(['-', ...args], source)).stdout)![0]
        .replaceAll(/ +/g, ' ')
        .trim()
    expect(await listed()).toBe('DAT.F $ 1, $ 1')
    expect(await listed('imp.red')).toBe('DAT.F $ 2, $ 2')
    expect(await listed('imp.red', '--warriors', '1')).toBe('DAT.F $ 1, $ 1')
    expect(await listed('--warriors', '3')).toBe('DAT.F $ 3, $ 3')
    expect((await asm(['--help'])).stdout).toMatch(/WARRIORS is their number/)
    expect((await asm(['-', '--warriors', '65'], source)).code).toBe(2)
  })

  it('prints warnings on stderr and ends with 0', async () => {
    const { code, stdout, stderr } = await asm(['-'], 'MOV 0, 1\n')
    expect(code).toBe(0)
    expect(stdout).toContain('MOV.I  $     0, $     1')
    expect(stderr).toMatch(/^-: warning MissingAssert: /)
  })

  it('prints errors with their place and the listings of the good files, and ends with 1', async () => {
    const source = ';assert 1\n\tMOV nowhere, 1\n'
    const { code, stdout, stderr } = await asm(['-', 'imp.red'], source)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Program "Imp"/)
    expect(stderr).toMatch(/^-:2:6: error UndefinedSymbol: .*nowhere/m)
    expect(stderr).toMatch(/^error: 1 file of 2 cannot be assembled\n/m)
  })

  it('follows preset and settings flags', async () => {
    const source = ';assert CORESIZE == 80\nDAT CORESIZE - 1, MAXLENGTH\n'
    expect((await asm(['-', '--preset', 'nano'], source)).stdout).toContain('DAT.F  $    -1, $     5')
    expect((await asm(['-'], source)).code).toBe(1)
    expect((await asm(['-', '--standard', '88'], 'NOP\n')).code).toBe(1)
  })

  it('gives code and diagnostics as JSON', async () => {
    const { code, stdout, stderr } = await asm(['dwarf.red', '-', '--json'], 'JMP )\n')
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'error: 1 file of 2 cannot be assembled\n' })
    const [dwarf, bad] = JSON.parse(stdout) as Record<string, unknown>[]
    expect(dwarf).toEqual({
      path: 'dwarf.red',
      ok: true,
      id: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      name: 'Dwarf',
      author: 'A. K. Dewdney',
      strategy: '',
      start: 0,
      pin: null,
      code: ['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'],
      diagnostics: [],
    })
    expect(bad).toMatchObject({ path: '-', ok: false, diagnostics: expect.arrayContaining([]) as unknown })
    expect((bad!['diagnostics'] as unknown[]).length).toBeGreaterThan(0)
  })

  it('ends with 2 for a file that is not there, after the others', async () => {
    const { code, stdout, stderr } = await asm(['none.red', 'imp.red'])
    expect(code).toBe(2)
    expect(stdout).toMatch(/^Program "Imp"/)
    expect(stderr).toBe('none.red: no such file or folder\nerror: 1 path cannot be read\n')
  })

  it('shows the control characters of a source harmlessly', async () => {
    const { stdout, stderr } = await asm(
      ['-'],
      ';name \u001b[2J\u202e\nMOV \u001b[31m\u009b, 1\n;name \u0007\n',
    )
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
