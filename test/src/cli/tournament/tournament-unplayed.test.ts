import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, vi } from 'vitest'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

// Real workers, which die of a warrior with PIN 13.
vi.mock('../../../../arena/workers/entry.js', () => ({
  ENTRY_NAME: 'playShard',
  workerEntry: () => fileURLToPath(new URL('../../../fixtures/mortal-worker.mjs', import.meta.url)),
}))

const folder = temporaryFolder('lost')
afterAll(() => {
  vi.unstubAllEnvs()
})

it('drq tournament names both warriors of a match that killed its workers, and plays the rest', async () => {
  vi.stubEnv('DRQ_TEST_FOLDER', folder)
  writeFileSync(join(folder, 'deadly.red'), 'PIN 13\nJMP 0')
  writeFileSync(join(folder, 'imp.red'), 'MOV 0, 1')
  writeFileSync(join(folder, 'stone.red'), 'ADD #4, 3\nMOV 2, @2\nJMP -2\nDAT 0')
  const args = ['tournament', '.', '--preset', 'tiny', '-r', '5', '--threads', '2', '--db', 'lost.db']
  const { code, stdout, stderr } = await cli(args, { cwd: folder })
  expect(code).toBe(1)
  expect(stderr).toContain('2 matches could not be played; the same command tries again:\n')
  expect(stderr).toContain('  deadly.red v imp.red: worker exited with code: 9\n')
  expect(stderr).toContain('  deadly.red v stone.red: worker exited with code: 9\n')
  expect(stdout).toMatch(/imp\.red .*\n.*stone\.red |stone\.red .*\n.*imp\.red /)
})
