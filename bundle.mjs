/**
 * Bundles the command line into dist/cli, out of what tsc wrote: `drq` then starts by reading few files, and what a command
 * does not need is not read. The library stays the modules that tsc wrote.
 */
import { chmod, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const dist = fileURLToPath(new URL('dist/', import.meta.url))

/** What threads and child processes run lies beside the command line, where `./NAME.js` finds it. */
const ENTRIES = {
  main: 'src/cli/main.js',
  'worker-entry': 'arena/workers/worker-entry.js',
  'child-entry': 'arena/gpu/child-entry.js',
  'watch-worker-entry': 'arena/gpu/watch-worker-entry.js',
  'probe-entry': 'src/cli/doctor/probe-entry.js',
}

/** Read with every command; all other packages are left where npm puts them. */
const BUNDLED = ['commander']

const bundle = await rolldown({
  input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, `${dist}${path}`])),
  platform: 'node',
  // No module does anything but by what it exports, so one of whose exports none is used is left out.
  treeshake: { moduleSideEffects: (id) => /[\\/](main|[a-z-]+-entry)\.js$/.test(id) },
  external: (id) => /^[^./]/.test(id) && !BUNDLED.includes(id) && !/^[a-z]:/i.test(id),
})
await rm(`${dist}cli`, { recursive: true, force: true })
await bundle.write({
  dir: `${dist}cli`,
  format: 'esm',
  minify: true,
  sourcemap: true,
  // What every command reads, as one file.
  codeSplitting: {
    groups: [
      {
        name: 'start',
        test: /[\\/](commander[\\/].*|cli[\\/](program|commands)|process[\\/](environment|exit|package-root)|safe-text)\.m?js$/,
      },
    ],
  },
})
// It is what a linked `drq` runs, also after it was built anew.
await chmod(`${dist}cli/main.js`, 0o755)
