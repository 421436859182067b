import { execFileSync } from 'node:child_process'

/** Workers and the command line run from dist: it is built once before any test. */
export function setup(): void {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
