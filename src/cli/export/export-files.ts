/** The files of an export: what each line of them is. */
import {
  preferences,
  storedOptions,
  type PreferenceOptions,
  writtenRole,
  type RunRole,
  type StoredRun,
} from '../../../arena/evolve/index.js'
import type { ExportMatch, Store } from '../../../arena/store/index.js'
import { roundCount, rowLength } from '../../../vm/index.js'

export interface ExportFile {
  readonly name: string
  /** What a line is. */
  readonly about: string
  readonly rows: (store: Store, run: StoredRun, options: PreferenceOptions) => Iterable<unknown>
}

export const EXPORT_FILES: readonly ExportFile[] = [
  {
    name: 'runs.jsonl',
    about: 'the run: settings, seed, options, state, and the ids of the warriors it was given',
    rows: (_, { options, warriors, ...run }) => [
      {
        ...run,
        options: storedOptions(options),
        warriors: Object.fromEntries(
          (Object.keys(warriors) as RunRole[]).map((role) => [
            writtenRole(role),
            warriors[role].map(({ id }) => id),
          ]),
        ),
      },
    ],
  },
  {
    name: 'rounds.jsonl',
    about: 'a generation: placement seed, iterations and proposals so far, the proposal that became champion',
    rows: ({ evolutionExport }, { id }) => evolutionExport.generations(id),
  },
  {
    name: 'elites.jsonl',
    about: "a filled cell of a generation's archive, and the proposal that holds it",
    rows: ({ evolutionExport }, { id }) => evolutionExport.elites(id),
  },
  {
    name: 'proposals.jsonl',
    about:
      'a proposal: operator, source, parents (ids), warrior or problem, fitness (the mean of its evaluations, of whose ' +
      'fights results may hold a part), descriptors, match',
    rows: ({ evolutionExport }, { id }) => evolutionExport.proposals(id),
  },
  {
    name: 'matches.jsonl',
    about:
      'the match of an evaluation: warriors (ids in load order), settings (id), and for each fight of its outcome ' +
      'cycles, steps, then for each warrior death cycle (0: alive), processes, spawned processes, covered addresses',
    rows: ({ evolutionExport }, { id }) => matchRows(evolutionExport.matches(id)),
  },
  {
    name: 'settings.jsonl',
    about: 'settings of a core, which matches name by id',
    rows: ({ evolutionExport }) => evolutionExport.settings(),
  },
  {
    name: 'warriors.jsonl',
    about: 'a warrior: id (SHA-256 of its code), name, source, listing, start',
    rows: ({ evolutionExport }, { id }) => evolutionExport.warriors(id),
  },
  {
    name: 'llm-calls.jsonl',
    about: 'a question to a language model: prompt, reply or error, tokens, time',
    rows: ({ evolutionExport }, { id }) => evolutionExport.llmCalls(id),
  },
  {
    name: 'preferences.jsonl',
    about:
      'a prompt, a better answer (chosen) and a worse one (rejected), with their fitness in the generation',
    rows: preferenceRows,
  },
]

function* preferenceRows(store: Store, run: StoredRun, options: PreferenceOptions): Generator<unknown> {
  for (const preference of preferences(store, run, options)) {
    const { generation, ...texts } = preference
    yield { ...texts, round: generation }
  }
}

function* matchRows(matches: Iterable<ExportMatch>): Generator<unknown> {
  for (const { outcome, ...match } of matches) {
    const length = rowLength(outcome.warriorCount)
    const fights = Array.from({ length: roundCount(outcome) }, (_, round) => [
      ...outcome.data.subarray(round * length, (round + 1) * length),
    ])
    yield { ...match, outcome: fights }
  }
}
