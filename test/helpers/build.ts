import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/**
 * Workers and the command line run from dist: it is built once before any test. Type errors do not stop the tests;
 * `npm run types` reports them.
 */
export function setup(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noEmitOnError', 'false'], {
    stdio: 'ignore',
  })
  spawnSync(process.execPath, ['bundle.mjs'], { stdio: 'ignore' })
}
