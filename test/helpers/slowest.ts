import type { Reporter, TestCase, TestModule } from 'vitest/node'

const SHOWN = 10

// vitest takes a reporter by the default export of its file.
/** Prints the slowest tests and the slowest files at the end of a run, in milliseconds on the wall. */
// eslint-disable-next-line no-restricted-syntax
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    print('tests', tests, (test: TestCase) => test.diagnostic()?.duration ?? 0, nameOf)
    print('files', modules, (module) => module.diagnostic().duration, fileOf)
  }
}

const fileOf = (module: TestModule): string => module.relativeModuleId
const nameOf = (test: TestCase): string => `${fileOf(test.module)}: ${test.fullName}`

function print<T>(
  what: string,
  all: readonly T[],
  msOf: (one: T) => number,
  textOf: (one: T) => string,
): void {
  const slowest = all
    .map((one) => ({ ms: Math.round(msOf(one)), text: textOf(one) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SHOWN)
  const lines = slowest.map(({ ms, text }) => `${ms.toLocaleString('en').padStart(9)} ms  ${text}\n`)
  process.stdout.write(`\nThe slowest ${what}\n${lines.join('')}`)
}
