import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  assemble,
  createEngine,
  createFightPool,
  openStore,
  PRESETS,
  runTournament,
  scoreMatch,
} from '../../src/index.js'
import * as library from '../../src/index.js'
import { readPage } from '../helpers/pages.js'

/** What JavaScript finds in the library. */
const VALUES = [
  ...['assemble', 'decodeSource', 'printWarrior'],
  ...['PRESETS', 'resolveSettings', 'createEngine', 'EngineUnavailableError'],
  ...['warriorOutcome', 'scoreMatch', 'fitnessOf'],
  ...['createFightPool', 'FightError', 'openStore', 'StoreError'],
  ...['runTournament', 'storedStandings', 'runEvaluation', 'summarize', 'recordPairs', 'rateWarriors'],
  ...['defaultOptions', 'PAPER_OPTIONS', 'optionProblems', 'beginRun', 'playRun'],
  ...['createGeneticProposer', 'createLlmProposer', 'createMixedProposer', 'MODEL_DEFAULTS', 'ProposerError'],
  ...['beginOptimization', 'optimize'],
]

/** What only TypeScript finds there. */
const TYPES = [
  ...['Diagnostic', 'Warrior', 'MarsSettings', 'Batch', 'Engine', 'Match', 'MatchOutcome'],
  ...['FightPool', 'Store', 'Entrant', 'Standing'],
  ...['EvolveOptions', 'Proposal', 'ProposalContext', 'Proposer'],
]

/** All that the module exports, as an editor knows it: each name with the text that it shows when it is pointed at. */
function exportedNames(): { readonly name: string; readonly isType: boolean; readonly text: string }[] {
  const path = fileURLToPath(new URL('../../src/index.ts', import.meta.url))
  const program = ts.createProgram([path], {
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true },
    ...{ moduleDetection: ts.ModuleDetectionKind.Force, types: [], noEmit: true },
  })
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!
  return checker.getExportsOfModule(module).map((symbol) => {
    const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const isType = (declared.flags & ts.SymbolFlags.Value) === 0
    return {
      name: symbol.name,
      isType,
      text: ts.displayPartsToString(declared.getDocumentationComment(checker)),
    }
  })
}

describe('the door of the library', () => {
  const names = exportedNames()
  const inOrder = (list: readonly string[]) => list.toSorted()

  it('has these values and no others', () => {
    expect(inOrder(Object.keys(library))).toEqual(inOrder(VALUES))
    expect(inOrder(names.filter(({ isType }) => !isType).map(({ name }) => name))).toEqual(inOrder(VALUES))
  })

  it('has these types and no others', () => {
    expect(inOrder(names.filter(({ isType }) => isType).map(({ name }) => name))).toEqual(inOrder(TYPES))
  })

  it.each(names)('$name says what it is where an editor shows it alone', ({ text }) => {
    expect(text.length).toBeGreaterThanOrEqual(80)
    expect(text).toMatch(/^[A-Z]/)
    expect(text).not.toMatch(/^(The same|Both|It|They|Theirs|Of (it|them))\b/)
    expect(text.trimEnd()).toMatch(/[.:]$/)
  })

  it('stands in docs/library.md, each name once with a line on it', () => {
    const page = readPage('docs/library.md')
    const told = [...page.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(([, cell]) =>
      cell!.split(', ').map((name) => name.replaceAll('`', '')),
    )
    expect(inOrder(told)).toEqual(inOrder([...VALUES, ...TYPES]))
  })
})

describe('the library', () => {
  it('fights as the example of its documentation does', async () => {
    const settings = PRESETS['94nop']
    const imp = assemble('MOV.I $0, $1', { settings })
    const dwarf = assemble('ADD.AB #4, $3\nMOV.I $2, @2\nJMP.B $-2\nDAT.F #0, #0', { settings })
    if (imp.warrior === null || dwarf.warrior === null) throw new Error('these warriors assemble')
    const engine = await createEngine('reference')
    const [outcome] = await engine.run({
      settings,
      programs: [imp.warrior, dwarf.warrior],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 3900, rounds: 10 } }],
      stop: 'one-left',
    })
    // As pmars -b -r 10 -F 4000.
    expect(scoreMatch(outcome!)).toEqual([
      { wins: 0, ties: 9, losses: 1, score: 9 },
      { wins: 1, ties: 9, losses: 0, score: 12 },
    ])
  })

  it('says what it wants where JavaScript gives something else', async () => {
    const untyped = (call: unknown) => call as (...given: unknown[]) => unknown
    expect(() => untyped(createEngine)('fast')).toThrow(
      new TypeError(
        'createEngine(name): name must be one of wasm, webgpu, tensor, reference; it is the string "fast"',
      ),
    )
    expect(() => untyped(createFightPool)()).toThrow(
      new TypeError('createFightPool({ threads }): the options must have threads; it is undefined'),
    )
    expect(() => untyped(openStore)({ path: 'drq.db' })).toThrow(
      new TypeError(
        "openStore(path): path must be a string, ':memory:' for a store that vanishes; it is an object with path",
      ),
    )
    expect(() => untyped(scoreMatch)([])).toThrow(
      new TypeError(
        'scoreMatch(outcome): outcome must be one of those that run(…) gives; it is an array of 0',
      ),
    )
    await expect(untyped(runTournament)({ name: 'a', entrants: [], rounds: 1, seed: 1 })).rejects.toThrow(
      new TypeError(
        'runTournament(options): the options must have settings, places, fights, store, now; ' +
          'it is an object with name, entrants, rounds, seed',
      ),
    )
    const pool = createFightPool({ threads: 1 })
    await expect(untyped(pool.run.bind(pool))([])).rejects.toThrow(/^run\(.*settings must be complete/)
    await pool.close()
  })
})
