import { expect, it } from 'vitest'
import { cacheFolder } from '../../../../src/cli/process/cache-folder.js'

it('the cache is where each system wants it', () => {
  const env = { HOME: '/home/alice', LOCALAPPDATA: '/c/alice' }
  expect(cacheFolder({ env }, 'linux')).toBe('/home/alice/.cache/drq')
  expect(cacheFolder({ env }, 'darwin')).toBe('/home/alice/Library/Caches/drq')
  expect(cacheFolder({ env }, 'win32')).toBe('/c/alice/drq')
  expect(cacheFolder({ env: { ...env, XDG_CACHE_HOME: '/fast' } }, 'linux')).toBe('/fast/drq')
})

it('a cache that is nowhere, or another one for each working folder, is none', () => {
  expect(cacheFolder({ env: {} }, 'linux')).toBe(null)
  expect(cacheFolder({ env: { HOME: '/home/alice', XDG_CACHE_HOME: 'cache' } }, 'linux')).toBe(
    '/home/alice/.cache/drq',
  )
  expect(cacheFolder({ env: { HOME: '', XDG_CACHE_HOME: '' } }, 'linux')).toBe(null)
})
