import { isAbsolute, join } from 'node:path'
import type { CliEnvironment } from './environment.js'

/** Where this system wants what can be made anew: drq's folder in it, or null when nothing says where. */
export function cacheFolder(
  { env }: Pick<CliEnvironment, 'env'>,
  platform = process.platform,
): string | null {
  // A relative path would be another folder for each working folder.
  const within = (folder: string | undefined, ...parts: string[]) =>
    folder !== undefined && isAbsolute(folder) ? join(folder, ...parts, 'drq') : null
  const wanted = within(env['XDG_CACHE_HOME'])
  if (wanted !== null) return wanted
  if (platform === 'win32') return within(env['LOCALAPPDATA'])
  return platform === 'darwin' ? within(env['HOME'], 'Library', 'Caches') : within(env['HOME'], '.cache')
}
