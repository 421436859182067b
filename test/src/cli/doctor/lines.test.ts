import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { labelled, printBytes, wrapCommand } from '../../../../src/cli/doctor/lines.js'
import { IS_POSIX } from '../../../helpers/platform.js'

describe('lines', () => {
  it('stand below each other behind their label, harmless and no longer than 80 columns', () => {
    const text = labelled('file', `${'word '.repeat(30)}\u001b[31m ${'x'.repeat(200)}`)
    for (const line of text.trimEnd().split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80)
      expect(line).toMatch(/^( {2}file {10}| {16})\S/)
    }
    expect(text).toContain('␛[31m')
  })

  it.skipIf(!IS_POSIX)('of a command are one command for a shell', () => {
    const command = `echo ${Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')}`
    const lines = wrapCommand(command, 40)
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40)
    const run = (text: string) => execFileSync('sh', ['-c', text], { encoding: 'utf8' })
    expect(run(lines.join('\n'))).toBe(run(command))
  })
})

describe('printBytes', () => {
  it('prints a size in its unit', () => {
    const sizes = [0, 1023, 1024, 1536, 2 ** 30, 150 * 2 ** 20, 5 * 2 ** 50]
    expect(sizes.map(printBytes)).toEqual([
      '0 bytes',
      '1023 bytes',
      '1 KiB',
      '1.5 KiB',
      '1 GiB',
      '150 MiB',
      '5120 TiB',
    ])
  })
})
