import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../../../vm/index.js'
import { cli } from '../../../helpers/cli.js'
import { MAIN } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { zoo } from '../../../helpers/warrior.js'
import { IS_POSIX } from '../../../helpers/platform.js'

interface OptimizeJson {
  readonly run: { readonly id: number; readonly settings: { readonly coreSize: number } }
  readonly judged: number
  readonly perMinute: number | null
  readonly reported: readonly {
    readonly candidate: number
    readonly warriorId: string
    readonly report: { readonly score: number }
    readonly file: string | null
  }[]
}

const STONE = [
  ';redcode',
  ';name Stone',
  ';assert 1',
  'step equ 40 ; bad',
  'add.ab #step, 3',
  'mov 2, @2',
  'jmp -2',
  'dat <step, #0',
].join('\n')

const folder = temporaryFolder('optimize')
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  for (const { name, source } of zoo) writeFileSync(join(folder, 'zoo', `${name}.red`), source)
  writeFileSync(join(folder, 'stone.red'), STONE)
})

const small = [
  'optimize',
  'stone.red',
  '--against',
  'zoo',
  '--preset',
  'nano',
  '-r',
  '10',
  '--candidates',
  '60',
]

const run = (args: readonly string[]) => cli(args, { cwd: folder })

async function json(args: readonly string[]): Promise<OptimizeJson> {
  const { code, stdout, stderr } = await run([...args, '--json'])
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as OptimizeJson
}

describe('drq optimize', () => {
  it('writes better warriors, with their scores, and says how it went', async () => {
    const args = [...small, '--threads', '0', '--db', 'a.db', '--out', 'best', '--top', '2']
    const { code, stdout, stderr } = await run(args)
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/^candidate +score +\+- +beaten % +or tied % +constants +file\n/)
    expect(stdout).toMatch(/original .*as given\n/)
    expect(stdout).toMatch(
      /60 candidates judged; the stages judged 60, \d+, \d+ of them against 6 opponents\n$/,
    )
    expect(stderr).toMatch(/stone\.red: 1 constant: step\n/)
    const files = readdirSync(join(folder, 'best'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const text = readFileSync(join(folder, 'best', file), 'utf8')
      expect(text).toMatch(
        /^;redcode\n; Tuned by drq optimize \(run 1, seed 1, candidate \d+\): step 40 -> \d+\n/,
      )
      expect(text).toMatch(/; score [\d.]+ \+- [\d.]+, beats [\d.]+ %.*\n; The original: score/)
      expect(text).toMatch(/step equ \d+ +; bad/)
      const { warrior } = assemble(text, { settings: PRESETS.nano })
      expect(file).toBe(`stone-${warrior!.id.slice(0, 8)}.red`)
    }
  })

  it('gives the same on any number of threads', async () => {
    const none = await json([...small, '--threads', '0', '--db', 'b.db'])
    const two = await json([...small, '--threads', '2', '--db', 'c.db'])
    expect({ ...two, perMinute: null }).toEqual({ ...none, perMinute: null })
    expect(none.judged).toBe(60)
  })

  it('takes settings and opponents of a bundled hill by its name', async () => {
    const args = ['optimize', 'stone.red', '--against', 'nano', '-r', '1', '--candidates', '2']
    const { run } = await json([...args, '--threads', '0', '--db', 'd.db'])
    expect(run.settings.coreSize).toBe(80)
  })

  it('points at what is wrong in an ;optimize line', async () => {
    writeFileSync(join(folder, 'bad.red'), `${STONE}\n ;optimize step 9..2\n`)
    const { code, stdout, stderr } = await run(['optimize', 'bad.red', '--against', 'nano', '--db', 'e.db'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/bad\.red:9:12: error BadOptimizeLine: 'step 9\.\.2': the range begins at 9/)
  })

  it.each([
    [[], /a warrior is missing/],
    [['nobody.red'], /nobody\.red/],
    [['zoo', '--preset', 'nano'], /zoo holds 6 warriors/],
    [['stone.red', '--against', 'lp'], /no warriors come with drq for lp/],
    [['stone.red', '--against', 'stone.red'], /no opponent but the warrior itself/],
    [['stone.red', '--vary', 'step'], /^$/],
    [['stone.red', '--vary', 'step=5..'], /--vary 'step=5\.\.'/],
    [['stone.red', '--vary', 'size=5..9'], /UnknownConstant/],
    [['stone.red', '--horizon', '90000'], /ends after 80000 cycles anyway/],
    [['--resume'], /holds no run that is not finished/],
    [['--resume', '99'], /holds no run 99/],
    [['stone.red', '--resume', '1', '-r', '5'], /the file, --rounds cannot be changed/],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await run([
      'optimize',
      ...args,
      '--db',
      'bad.db',
      '--candidates',
      '1',
      '--threads',
      '0',
    ])
    if (message.source === '^$') return expect(code).toBe(0)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

describe('drq optimize that is cut off', () => {
  const long = [
    'optimize',
    'stone.red',
    '--against',
    'zoo',
    '--preset',
    'tiny',
    '-r',
    '20',
    '--candidates',
    '400',
    '--seed',
    '5',
  ]
  const shown = ({ reported, judged }: OptimizeJson) => ({ judged, reported })

  it.skipIf(!IS_POSIX)(
    'by SIGINT ends with 130, prints the command that goes on, and ends as unbroken',
    async () => {
      const child = spawn(process.execPath, [MAIN, ...long, '--threads', '1', '--db', 'cut.db'], {
        cwd: folder,
      })
      let stderr = ''
      let isStopped = false
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString()
        // A second line of progress: some batches are stored. A second signal would kill.
        if (isStopped || (stderr.match(/candidates/g) ?? []).length < 2) return
        isStopped = true
        child.kill('SIGINT')
      })
      const code = await new Promise((resolve) => child.on('close', resolve))
      expect(code, stderr).toBe(130)
      const [, command] = /Go on with: drq (.*)/.exec(stderr)!
      expect(command).toBe('optimize --resume 1 --db cut.db')
      const resumed = await json([...command!.split(' '), '--threads', '1'])
      const unbroken = await json([...long, '--threads', '1', '--db', 'whole.db'])
      expect(shown(resumed)).toEqual(shown(unbroken))
      expect(resumed.judged).toBe(400)
    },
  )
})
