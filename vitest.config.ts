import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * They open devices of Dawn in their own process, read and change variables of the process that others inherit, or
 * replace a module that others have loaded.
 */
const ALONE = [
  'test/vm/webgpu/**/*.test.ts',
  'test/arena/gpu/**/*.test.ts',
  'test/src/cli/tournament/tournament-unplayed.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build.ts'],
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './test/helpers/slowest.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.{ts,tsx}'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    // No test leans on them: a busy machine may take that long for what a quick one does at once.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
