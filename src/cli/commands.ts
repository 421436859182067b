import type { Command } from 'commander'
import type { CliEnvironment } from './process/environment.js'

/** Gives a command its arguments, options and action. What is heavy it imports in its action. */
export type Register = (command: Command, env: CliEnvironment) => void

export interface CommandEntry {
  readonly name: string
  /** Another name of it, an older one. */
  readonly alias?: string
  /** What follows its name in `drq --help`. */
  readonly usage: string
  readonly description: string
  readonly load: () => Promise<Register>
}

/** In the order of `drq --help`, which loads none of them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'battle',
    usage: '[options] <files...>',
    description: 'fight one match of 1 to 64 warriors',
    load: async () => (await import('./battle/battle.js')).registerBattle,
  },
  {
    name: 'tournament',
    usage: '[options] [names...]',
    description: 'let every warrior meet every other; the same command goes on after a stop',
    load: async () => (await import('./tournament/tournament.js')).registerTournament,
  },
  {
    name: 'evaluate',
    usage: '[options] [warriors...]',
    description: 'let warriors meet many others one against one; the same command goes on after a stop',
    load: async () => (await import('./evaluate/evaluate.js')).registerEvaluate,
  },
  {
    name: 'ladder',
    usage: '[options] <warriors...>',
    description: 'let warriors go up a set from its weakest member until they no longer win',
    load: async () => (await import('./evaluate/ladder.js')).registerLadder,
  },
  {
    name: 'hill',
    usage: '',
    description: 'king of the hill: found a hill, challenge it, look at it',
    load: async () => (await import('./hill/hill.js')).registerHill,
  },
  {
    name: 'benchmark',
    usage: '[options] <warriors...>',
    description: 'score warriors against a fixed suite of others, as the Wilkies do',
    load: async () => (await import('./ratings/benchmark.js')).registerBenchmark,
  },
  {
    name: 'ratings',
    usage: '[options]',
    description: 'rate warriors by all stored matches of two, with intervals, and count circles of strength',
    load: async () => (await import('./ratings/ratings.js')).registerRatings,
  },
  {
    name: 'evolve',
    usage: '[options]',
    description: 'evolve warriors against all their predecessors (Digital Red Queen)',
    load: async () => (await import('./evolve/evolve.js')).registerEvolve,
  },
  {
    name: 'contest',
    alias: 'duel',
    usage: '[options]',
    description: 'let models or the genetic proposer evolve under equal terms, and their champions fight',
    load: async () => (await import('./contest/contest.js')).registerContest,
  },
  {
    name: 'lineage',
    usage: '[options] [run]',
    description: "show the ancestry of a run's champions, with the operators and proposers that made them",
    load: async () => (await import('./evolve/lineage.js')).registerLineage,
  },
  {
    name: 'analyze',
    usage: '[options] <runs...>',
    description:
      "the paper's analyses of evolution runs: generality, convergence, cycles, a probe of the code",
    load: async () => (await import('./analyze/analyze.js')).registerAnalyze,
  },
  {
    name: 'export',
    usage: '[options] [run]',
    description: 'write a run into a folder: champions, everything as JSON Lines, preference data',
    load: async () => (await import('./export/export.js')).registerExport,
  },
  {
    name: 'optimize',
    usage: '[options] [file]',
    description: 'tune the constants of a warrior; the same command goes on after a stop',
    load: async () => (await import('./optimize/optimize.js')).registerOptimize,
  },
  {
    name: 'step',
    usage: '[options] [steps]',
    description: 'rate bombing and scanning steps, or list the best',
    load: async () => (await import('./steps/step.js')).registerStep,
  },
  {
    name: 'standings',
    usage: '[options] [tournament]',
    description: 'show the standings of a stored tournament, by default of the latest',
    load: async () => (await import('./tournament/standings.js')).registerStandings,
  },
  {
    name: 'warriors',
    usage: '',
    description: 'add, list, check and export warriors, and group them in sets',
    load: async () => (await import('./warriors/warriors.js')).registerWarriors,
  },
  {
    name: 'bench',
    usage: '[options]',
    description: 'measure how fast the engines fight, each answer checked',
    load: async () => (await import('./bench/bench.js')).registerBench,
  },
  {
    name: 'conformance',
    usage: '[options] <files...>',
    description: 'replay golden files of pMARS on an engine',
    load: async () => (await import('./conformance/conformance.js')).registerConformance,
  },
  {
    name: 'diff',
    usage: '[options] <files...>',
    description: 'play one match on two engines in lockstep and show where they part',
    load: async () => (await import('./battle/diff.js')).registerDiff,
  },
  {
    name: 'asm',
    usage: '[options] <files...>',
    description: 'assemble warriors and print their listings',
    load: async () => (await import('./warriors/asm.js')).registerAsm,
  },
  {
    name: 'doctor',
    usage: '[options]',
    description: 'say what this machine can do for drq, why not more, and what mends it',
    load: async () => (await import('./doctor/doctor.js')).registerDoctor,
  },
]
