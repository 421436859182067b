import { describe, expect, it } from 'vitest'
import { assemble, decodeSource, listProgram, PRESETS } from '../../../vm/index.js'
import { assemblerCases } from '../../helpers/human-warriors.js'

interface Case {
  readonly name: string
  readonly source: string
  readonly pmars: { readonly rc: number; readonly stdout: string; readonly stderr: string }
}

const cases = (assemblerCases() ?? []).map((line) => JSON.parse(line) as Case)

/** Where we read a source otherwise on purpose; the reasons for users are in test/conformance/README.md. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'j3-long-name.red':
    'pMARS cuts lines at 255 characters; we read a long name whole, up to 255 characters of it',
  'j5-cr-only.red': 'pMARS reads a file of old Macs as one line; we take its carriage returns for line ends',
  'j7-bom.red': 'pMARS takes a byte order mark for a token; we skip it',
}

const listing = ({ source }: Case) => {
  const { warrior } = assemble(decodeSource(Buffer.from(source, 'latin1')), { settings: PRESETS['94nop'] })
  return { rc: warrior ? 0 : 3, stdout: warrior ? listProgram(warrior) : '' }
}

describe.skipIf(cases.length === 0)('small inputs that failed', () => {
  it.each(cases.filter(({ name }) => !(name in DIFFERENCES)).map((one) => [one.name, one] as const))(
    'give the listing and exit code of pMARS for %s',
    (_, one) => {
      const { rc, stdout } = one.pmars
      expect(listing(one)).toEqual({ rc, stdout })
    },
  )

  it('differ from pMARS only where the reason is known', () => {
    const different = cases.filter((one) => {
      const { rc, stdout } = listing(one)
      return rc !== one.pmars.rc || stdout !== one.pmars.stdout
    })
    expect(different.map(({ name }) => name).sort()).toEqual(Object.keys(DIFFERENCES))
  })
})
