import { describe, expect, it } from 'vitest'
import { parseRequest, variablesOf } from '../../../arena/optimize/index.js'
import { findEquLines, replaceValues } from '../../../arena/optimize/equ-lines.js'
import { createTemplate } from '../../../arena/optimize/template.js'
import { assemble, PRESETS, printInstruction } from '../../../vm/index.js'
import { cpuMsOf } from '../../helpers/cpu-time.js'
import { failed } from '../../helpers/failed.js'

const settings = PRESETS['94nop']
const options = { rounds: 10, horizon: null, vary: [] }

const source = [
  ';redcode',
  ';assert 1',
  'step   equ 3044     ; the stride',
  'near   equ 1',
  'half   equ step/2',
  'start  add.ab #step, bomb',
  '       mov.i bomb, @bomb',
  '       jmp start+near-1, <-2667',
  'bomb   dat <2667, #half',
].join('\n')

function assembled(text: string) {
  const { warrior, diagnostics } = assemble(text, { settings })
  if (warrior === null) throw new Error(JSON.stringify(diagnostics))
  return warrior
}

const find = (text: string, vary: (typeof options)['vary'] = []) =>
  variablesOf(assembled(text), settings, { ...options, vary })

describe('variables that nobody names', () => {
  it('are EQUs that change a far field, and other far fields, equal and negated ones together', () => {
    const { variables, problems } = find(source)
    expect(problems).toEqual([])
    expect(variables.map(({ name, start, range }) => [name, start, range])).toEqual([
      ['step', 3044, { low: 1, high: 7999, by: 1 }],
      ['constant 2667', 2667, { low: 1, high: 7999, by: 1 }],
    ])
    expect(variables[1]!.places).toEqual([
      { instruction: 2, side: 'b', sign: -1 },
      { instruction: 3, side: 'a', sign: 1 },
    ])
  })

  it('keep the sign of a negative EQU', () => {
    const [step] = find(source.replace('equ 3044', 'equ -3044')).variables
    expect(step).toMatchObject({ start: -3044, range: { low: -7999, high: -1, by: 1 } })
  })

  it('do not include an EQU that changes the shape of the program', () => {
    const { variables } = find('n equ 3\nm for n\ndat 0, 900\nrof\n')
    expect(variables.map(({ name }) => name)).toEqual(['constant 900'])
  })

  it('are missed with a diagnostic where there is none', () => {
    expect(find('jmp 0').problems).toMatchObject([{ level: 'error', code: 'NothingToVary' }])
  })
})

describe('variables that are named', () => {
  it('come from ;optimize lines and from flags, a flag before a line', () => {
    const text = `${source}\n ; Optimize step 2..7998 by 4\n;optimize near\n;optimax 1234\n`
    expect(find(text).variables.map(({ name, range }) => [name, range])).toEqual([
      ['step', { low: 2, high: 7998, by: 4 }],
      ['near', { low: 1, high: 7999, by: 1 }],
    ])
    const flag = parseRequest('step=5..9')
    if (!flag.ok) throw new Error(flag.message)
    expect(find(text, [flag.value] as never).variables.map(({ name, range }) => [name, range])).toEqual([
      ['step', { low: 5, high: 9, by: 1 }],
      ['near', { low: 1, high: 7999, by: 1 }],
    ])
  })

  it.each([
    [';optimize', 'BadOptimizeLine', 10],
    [';optimize step 2..', 'BadOptimizeLine', 11],
    ['  ;optimize  step 9..2', 'BadOptimizeLine', 14],
    [';optimize st\u001b[31mep 1..2', 'BadOptimizeLine', 11],
    [`;optimize ${'x'.repeat(900)} 1..2`, 'BadOptimizeLine', 11],
    [';optimize step 1..999999999999', 'BadOptimizeLine', 11],
    [';optimize nobody 1..2', 'UnknownConstant', 11],
    [';optimize half 1..2', 'UnknownConstant', 11],
    [';optimize bomb 1..2', 'UnknownConstant', 11],
    [';optimize __proto__ 1..2', 'UnknownConstant', 11],
    [';optimize step 1..8000', 'RangeBeyondCore', 11],
    [';optimize idle 1..2', 'NoEffect', 11],
    [';optimize step\n;optimize step', 'RepeatedConstant', 11],
  ])('%j is an error with line and column', (line, code, column) => {
    const { variables, problems } = find(`${source}\nidle equ 4\n${line}\n`)
    expect(variables).toEqual([])
    expect(problems).toHaveLength(1)
    const lineNumber = source.split('\n').length + 1 + line.split('\n').length
    expect(problems[0]).toMatchObject({ level: 'error', code, line: lineNumber, column })
    expect(problems[0]!.message).not.toMatch(/\p{Cc}/u)
    expect(problems[0]!.message.length).toBeLessThan(140)
  })

  it('are bounded however many lines there are', () => {
    const { problems } = find(`${source}\n${';optimize nobody 1..2\n'.repeat(10_000)}`)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(300)
  })
})

describe('a warrior with other constants', () => {
  const base = assembled(source)
  const { variables } = find(source)
  const build = createTemplate(base, variables, { settings })
  const tuned = (values: readonly number[]) => {
    const tuning = build(values)
    if (!tuning.ok) throw new Error(tuning.message)
    return tuning.value
  }

  it('has them in its EQU lines, its comments left where they were', () => {
    const warrior = tuned([77, 2667])
    expect(warrior.source).toBe(source.replace('3044     ;', '77       ;'))
    expect(warrior.id).toBe(assembled(warrior.source).id)
    expect(warrior.instructions[3]).toMatchObject({ a: 2667, b: 38 })
  })

  it('is printed as its program where a field without an EQU changed', () => {
    const warrior = tuned([3044, 5333])
    expect(warrior.instructions.map(printInstruction)).toEqual([
      'ADD.AB #3044, $3',
      'MOV.I $2, @2',
      'JMP.B $-2, <2667',
      'DAT.F <-2667, #1522',
    ])
    expect(assembled(warrior.source).id).toBe(warrior.id)
  })

  it('is the original with the numbers of the original', () => {
    expect(build(variables.map(({ start }) => start))).toEqual({ ok: true, value: base })
  })

  it('says why it does not assemble', () => {
    const picky = `${source}\n;assert step != 5\n`
    const tuning = createTemplate(assembled(picky), find(picky).variables, { settings })([5, 2667])
    expect(tuning).toEqual(failed('DoesNotAssemble', /assertion/))
  })
})

describe('EQU lines', () => {
  it('are those of a plain number', () => {
    const lines = [
      'a equ 5',
      ' b: EQU -7;x',
      'c equ 5+1',
      'd equ 5 6',
      'equ 5',
      'e\tequ\t+9\r',
      'f equ 5x',
      ';g equ 5',
    ]
    expect(findEquLines(lines.join('\n')).map(({ name, value }) => [name, value])).toEqual([
      ['a', 5],
      ['b', -7],
      ['e', 9],
    ])
  })

  it('take longer and shorter numbers without touching what follows', () => {
    const lines = ['a equ 5 ;x', 'a equ 5;x', 'a equ 5000   ; x', 'a equ 5\r']
    const replaced = (value: number) =>
      lines.map((line) => replaceValues(line, [[findEquLines(line)[0]!, value]]))
    expect(replaced(123)).toEqual(['a equ 123 ;x', 'a equ 123;x', 'a equ 123    ; x', 'a equ 123\r'])
    expect(replaced(7)).toEqual(['a equ 7 ;x', 'a equ 7;x', 'a equ 7      ; x', 'a equ 7\r'])
  })

  it('are found in time in a line made to hold a pattern up', () => {
    const ms = cpuMsOf(() => {
      expect(findEquLines(`${' '.repeat(50_000)}a${' '.repeat(50_000)}x`)).toEqual([])
      expect(findEquLines(`a equ 5${' '.repeat(100_000)}x`)).toEqual([])
    })
    expect(ms).toBeLessThan(500)
  })
})
