import { describe, expect, it } from 'vitest'
import { EXIT, Interruption, judgeError, RunError, UsageError } from '../../../../src/cli/process/exit.js'
import { EngineUnavailableError } from '../../../../vm/index.js'

describe('judgeError', () => {
  it('ends bad usage with 2 and says what to do instead', () => {
    expect(judgeError(new UsageError('no such hill', 'Try --preset tiny.'), false)).toEqual({
      code: EXIT.usage,
      text: 'error: no such hill\nTry --preset tiny.\n',
    })
  })

  it('ends with 2 where an engine cannot be had, and says what helps', () => {
    const install = new EngineUnavailableError(
      'the npm package webgpu is not installed',
      'npm install webgpu',
    )
    expect(judgeError(install, false)).toEqual({
      code: EXIT.usage,
      text:
        'error: the npm package webgpu is not installed\nnpm install webgpu\n' +
        'drq doctor says what this machine has and lacks.\n',
    })
    expect(judgeError(new EngineUnavailableError('no GPU \x1b[31madapter'), false)).toEqual({
      code: EXIT.usage,
      text: 'error: no GPU ␛[31madapter\ndrq doctor says what this machine has and lacks.\n',
    })
  })

  it('ends a failed run with 1 and the message alone', () => {
    expect(judgeError(new RunError('3 lines failed'), true)).toEqual({
      code: 1,
      text: 'error: 3 lines failed\n',
    })
  })

  it('ends an interruption with 130 and the command that goes on', () => {
    expect(judgeError(new Interruption('drq evolve --resume 1'), false)).toEqual({
      code: 130,
      text: 'Interrupted. Go on with: drq evolve --resume 1\n',
    })
    expect(judgeError(new DOMException('stopped', 'AbortError'), false)).toEqual({
      code: 130,
      text: 'Interrupted.\n',
    })
  })

  it('asks for a report of a bug, with the stack only when debugging', () => {
    const bug = new TypeError('x is undefined')
    expect(judgeError(bug, false)).toEqual({
      code: 1,
      text:
        'drq has a bug: x is undefined\n' +
        'Please report it with the command you ran and its output; DRQ_DEBUG=1 adds the stack.\n',
    })
    expect(judgeError(bug, true).text).toContain('exit.test.ts')
  })

  it('escapes what an error quotes', () => {
    expect(judgeError(new UsageError('bad \u001b]0;name\u0007'), false).text).toBe('error: bad ␛]0;name␇\n')
    expect(judgeError('\u009b thrown', false).text).toContain('<U+009B> thrown')
  })
})
