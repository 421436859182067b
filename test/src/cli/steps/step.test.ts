import { describe, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'

describe('drq step', () => {
  it('rates one step in words, a step beyond half the core by its mirror', async () => {
    const { code, stdout } = await cli(['step', '3044'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      'step 3044 in a core of 8000: modulus 4, hits every cell of those 4 apart, 2000 cells\n' +
        'rank 1 of the 400 steps of modulus 4 up to half the core\n' +
        'gap sum                34196  higher is better\n' +
        'midpoint sum           13382  lower is better\n' +
        'free space sum         93160  lower is better; 46.6 cells in the mean\n',
    )
    const mirror = await cli(['step', '4956'])
    expect(mirror.stdout).toBe(stdout.replace('3044', '4956'))
  })

  it('lists the best of a range by modulus', async () => {
    const { stdout } = await cli(['step', '--mod', '5', '--mod', '8', '--top', '4'])
    const steps = stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/ +/)[2])
    expect(steps).toEqual(['2365', '3315', '2376', '2936'])
  })

  it('rates patterns of several bombs a loop, as JSON too', async () => {
    const args = ['step', '4', '--core', '8', '--offset', '1', '--json']
    const { stdout } = await cli(args)
    expect(JSON.parse(stdout)).toEqual({
      coreSize: 8,
      offsets: [1],
      streams: [],
      steps: [
        { step: 4, modulus: 4, cells: 4, gapSum: 5, midpointSum: 4, freeSpaceSum: 18, rank: 1, likes: 1 },
      ],
    })
    const other = await cli(['step', '4', '--core', '8', '--with', '-4:-7', '--json'])
    expect((JSON.parse(other.stdout) as { steps: unknown }).steps).toEqual(
      (JSON.parse(stdout) as { steps: unknown }).steps,
    )
  })

  it.each([
    [['x'], /'x' is no step/],
    [['0'], /goes nowhere/],
    [['8000'], /leaves a core of 8000/],
    [['9..2'], /begins at 9/],
    [['1..50', '--mod', '7'], /no step of 1\.\.50 has modulus 7/],
    [['5', '--core', '1'], /whole number/],
    [['5', '--with', '5'], /a step and an offset/],
    [['5', '--with', '8000:1'], /goes nowhere/],
    [['5', ...Array<string[]>(16).fill(['--offset', '3']).flat()], /17 bombs a loop; 16 are the most/],
    [['1..500000', '--core', '1000000', '--offset', '5'], /too many patterns/],
    [['\u001b[31m5'], /is no step/],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await cli(['step', ...args])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('\u001b')
  })
})
