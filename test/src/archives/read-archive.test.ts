import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readArchive, type ArchiveLimits } from '../../../src/archives/index.js'
import { SYMLINK_MODE, tarOf, tgzOf, zipOf, type TestMember } from '../../helpers/archives.js'

const LIMITS: ArchiveLimits = { members: 20_000, sourceBytes: 4096, unpackedBytes: 2 ** 20 }
const KINDS = [
  ['zip', zipOf],
  ['tar', tarOf],
  ['tar.gz', tgzOf],
] as const

async function read(bytes: Buffer, limits: Partial<ArchiveLimits> = {}) {
  const items = await readArchive(bytes, (name) => name.endsWith('.red'), { ...LIMITS, ...limits })
  return {
    sources: items.flatMap((item) =>
      'bytes' in item ? [[item.name, Buffer.from(item.bytes).toString()]] : [],
    ),
    problems: items.flatMap((item) => ('problem' in item ? [`${item.name ?? '-'}: ${item.problem}`] : [])),
  }
}

const IMP: TestMember = { name: 'imp.red', data: 'mov 0, 1\n' }
const GOOD = ['imp.red', 'mov 0, 1\n']

describe.each(KINDS)('a .%s archive', (_, archiveOf) => {
  it('gives its sources in its order, those in folders too, and leaves other and hidden files', async () => {
    const archive = archiveOf([
      { name: './b/', type: 'Directory' },
      { name: './b/wait.red', data: 'jmp 0\n' },
      { name: 'README', data: 'hello' },
      { name: '__MACOSX/._imp.red', data: '\0\x05\x16' },
      IMP,
    ])
    expect(await read(archive)).toEqual({ sources: [['b/wait.red', 'jmp 0\n'], GOOD], problems: [] })
  })

  it.each<{ evil: TestMember; problem: string }>([
    { evil: { name: '../evil.red', data: 'x' }, problem: 'a path that leads out of the archive' },
    { evil: { name: 'a/../../evil.red', data: 'x' }, problem: 'a path that leads out of the archive' },
    { evil: { name: '/etc/evil.red', data: 'x' }, problem: 'an absolute path' },
    { evil: { name: 'C:/evil.red', data: 'x' }, problem: 'an absolute path' },
    { evil: { name: 'more.zip', data: 'x' }, problem: 'an archive within an archive is not unpacked' },
    { evil: { name: 'huge.red', data: 'x'.repeat(4097) }, problem: 'longer than 0.00390625 MiB' },
    {
      evil: { name: 'link.red', data: '/etc/passwd', mode: SYMLINK_MODE, type: 'SymbolicLink' },
      problem: 'a link, not a file',
    },
  ])('refuses $evil.name and reads the rest', async ({ evil, problem }) => {
    expect(await read(archiveOf([evil, IMP]))).toEqual({
      sources: [GOOD],
      problems: [`${evil.name}: ${problem}`],
    })
  })

  it('gives the first of several members of one name', async () => {
    expect(await read(archiveOf([IMP, { name: './imp.red', data: 'jmp 0' }]))).toEqual({
      sources: [GOOD],
      problems: ['./imp.red: a second member of this name'],
    })
  })

  it('stops at the allowed number of members', async () => {
    const archive = archiveOf([IMP, { name: 'a.txt' }, { name: 'late.red', data: 'jmp 0' }])
    expect(await read(archive, { members: 2 })).toEqual({
      sources: [GOOD],
      problems: ['-: more than 2 members; the rest is left out'],
    })
  })

  it('says when it has no sources', async () => {
    expect((await read(archiveOf([{ name: 'a.txt', data: 'x' }]))).problems).toEqual([
      '-: no .red file in this archive',
    ])
    expect((await read(archiveOf([]))).sources).toEqual([])
    expect((await read(archiveOf([]))).problems).toHaveLength(1)
  })

  it('names 50 bad members and counts the others', async () => {
    const evil = Array.from({ length: 1000 }, (_, index) => ({ name: `../${index}.red`, data: 'x' }))
    const { sources, problems } = await read(archiveOf([...evil, IMP]))
    expect(sources).toEqual([GOOD])
    expect(problems).toHaveLength(51)
    expect(problems[50]).toBe('-: 950 more members that cannot be used')
  })

  it('reads 10,000 tiny sources', async () => {
    const members = Array.from({ length: 10_000 }, (_, index) => ({
      name: `${index}.red`,
      data: `nop ${index}`,
    }))
    const { sources, problems } = await read(archiveOf(members), { unpackedBytes: 2 ** 24 })
    expect(problems).toEqual([])
    expect(sources.map(([, text]) => text)).toEqual(members.map(({ data }) => data))
  })

  it('never gives a source that is not in it, wherever it is cut', async () => {
    const members = Array.from({ length: 6 }, (_, index) => ({
      name: `w${index}.red`,
      data: `;name ${index}\n`.repeat(40 * index) + 'mov 0, 1\n',
    }))
    const archive = archiveOf(members)
    const known = new Set(members.map(({ data }) => data))
    for (let cut = 0; cut < archive.length; cut += 1 + Math.floor(archive.length / 60)) {
      const { sources, problems } = await read(archive.subarray(0, cut))
      // A .tar that ends between two members is not known to be cut.
      const isSeamless = archiveOf === tarOf && cut % 512 === 0
      if (!isSeamless) expect(problems.length).toBeGreaterThan(0)
      for (const [, text] of sources) expect(known.has(text!)).toBe(true)
    }
  })
})

describe('a .zip archive', () => {
  it('may have backslashes for slashes, which do not lead out of it either', async () => {
    const archive = zipOf([
      { ...IMP, name: 'hill\\imp.red' },
      { ...IMP, name: '..\\imp.red' },
    ])
    expect(await read(archive)).toEqual({
      sources: [['hill/imp.red', 'mov 0, 1\n']],
      problems: ['../imp.red: a path that leads out of the archive'],
    })
  })

  it('that says too little of the size of a member is caught as it unpacks', async () => {
    const bomb = { name: 'bomb.red', data: Buffer.alloc(2 ** 21), declaredSize: 10 }
    const { sources, problems } = await read(zipOf([bomb, IMP]))
    expect(sources).toEqual([GOOD])
    expect(problems).toEqual([expect.stringMatching(/^bomb\.red: damaged: too many bytes/)])
  })

  it('is left when all members together are too large', async () => {
    const members = Array.from({ length: 300 }, (_, index) => ({
      name: `${index}.red`,
      data: Buffer.alloc(4096),
    }))
    const { sources, problems } = await read(zipOf(members))
    expect(sources).toHaveLength(256)
    expect(problems).toEqual(['-: unpacks to more than 1 MiB; the rest is left out'])
  })

  it('gives no member of a very long name, which is cut in the message', async () => {
    const { sources, problems } = await read(zipOf([{ name: `${'x'.repeat(300)}.red`, data: 'x' }, IMP]))
    expect(sources).toEqual([GOOD])
    expect(problems).toEqual([`${'x'.repeat(255)}: a name of more than 255 characters`])
  })

  it('gives no member that is encrypted, packed in a strange way, or damaged', async () => {
    const stored = { name: 'stored.red', data: 'mov 0, 1\n', method: 0 }
    const archive = zipOf([{ ...IMP, flags: 1 }, { ...IMP, name: 'odd.red', method: 97 }, stored])
    archive.write('jmp', archive.indexOf('mov', archive.indexOf('stored.red')))
    const { sources, problems } = await read(archive)
    expect(sources).toEqual([])
    expect(problems).toEqual([
      'imp.red: encrypted',
      'odd.red: packed by a method we cannot read (97)',
      'stored.red: damaged: its checksum is wrong',
    ])
  })
})

describe('a .tar.gz archive', () => {
  it('that unpacks to more than is allowed is refused', async () => {
    const bomb = gzipSync(Buffer.concat([tarOf([IMP]).subarray(0, 1024), Buffer.alloc(2 ** 24)]))
    expect(bomb.length).toBeLessThan(2 ** 15)
    expect(await read(bomb)).toEqual({ sources: [], problems: ['-: unpacks to more than 1 MiB'] })
  })

  it('may not be packed twice', async () => {
    expect((await read(gzipSync(tgzOf([IMP])))).problems).toEqual([
      '-: an archive within an archive is not unpacked',
    ])
  })

  it('gives nothing when its checksum is wrong', async () => {
    const archive = tgzOf([IMP])
    archive[archive.length - 8]! ^= 1
    expect(await read(archive)).toEqual({ sources: [], problems: ['-: damaged: incorrect data check'] })
  })

  it('refuses devices, pipes and hard links', async () => {
    const { sources, problems } = await read(
      tgzOf([
        { name: 'pipe.red', type: 'FIFO' },
        { name: 'hard.red', data: 'imp.red', type: 'Link' },
        { name: 'disk.red', type: 'BlockDevice' },
        IMP,
      ]),
    )
    expect(sources).toEqual([GOOD])
    expect(problems).toEqual([
      'pipe.red: a device, not a file',
      'hard.red: a link, not a file',
      'disk.red: a device, not a file',
    ])
  })
})

describe('a file that is no archive', () => {
  it('is refused in a line', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('mov 0, 1\n'),
      Buffer.from('PK\x03\x04 no'),
      Buffer.from('\x1f\x8b no', 'latin1'),
    ]) {
      const { sources, problems } = await read(bytes)
      expect(sources).toEqual([])
      expect(problems).toEqual([expect.stringMatching(/^-: .*(damaged|not a)/)])
    }
  })
})
