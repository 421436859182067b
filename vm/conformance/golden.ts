/** Shapes of the golden lines (test/conformance/README.md), checked before anything of them is believed. */
import { z } from 'zod'
import { MAX_CORE_SIZE, MAX_WARRIORS } from '../settings.js'

const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 40)
const address = z.number().int().min(0).max(MAX_CORE_SIZE)
const code = z.array(z.string().max(64)).max(MAX_CORE_SIZE)

const settings = z.object({
  coreSize: address,
  maxCycles: count,
  maxProcesses: address,
  maxLength: address,
  minSeparation: address,
  readLimit: address,
  writeLimit: address,
  pSpaceSize: address,
})

const warrior = z.object({ start: address, code, pin: z.number().int().nullish() })

const expected = z.object({
  initHash: z.string(),
  steps: count,
  cycles: count,
  survivors: count,
  coreHash: z.string(),
  warriors: z.array(
    z.object({
      alive: z.boolean(),
      deathCycle: count.nullable(),
      deathStep: count.nullable(),
      procs: count,
      exec: count,
      queueHash: z.string(),
      queue: z.array(address).optional(),
    }),
  ),
  pspace: z
    .array(z.object({ space: count, result: address, cells: z.array(z.tuple([address, address])) }))
    .optional(),
  trace: z.array(z.tuple([address, z.string()])).optional(),
})

const round = z.object({ positions: z.array(address).max(MAX_WARRIORS), first: count, expected })

/** A line of battles: warriors, settings, and what pMARS made of each round. */
export const battleSchema = z.object({
  id: z.string(),
  settings,
  warriors: z.array(warrior).min(1).max(MAX_WARRIORS),
  placementSeedF: count.optional(),
  ...round.shape,
})

/** A line of a series with P-space, which lasts from round to round. */
export const pSpaceSchema = z.object({
  id: z.string(),
  settings,
  warriors: z.array(warrior).min(1).max(MAX_WARRIORS),
  placementSeedF: count.nullable(),
  spaces: z.array(count),
  rounds: z.array(round),
})

/** A line of placements: where pMARS puts the warriors of each round. */
export const placementSchema = z.object({
  id: z.string(),
  mode: z.enum(['F', 'f', 'PF', 'Pf']),
  nWarriors: z.number().int().min(1).max(MAX_WARRIORS),
  settings,
  F: count.nullish(),
  initialSeed: count,
  rounds: z.number().int().min(1).max(1_000_000),
  positions: z.array(z.array(address)),
  first: z.array(count),
  warriors: z.array(warrior).optional(),
})

/** A line of the assembler: a source and what pMARS made of it. */
export const assemblerSchema = z.object({
  id: z.string(),
  mode: z.enum(['94', '88']),
  settings,
  warriors: z.number().int().min(1).max(MAX_WARRIORS),
  rounds: z.number().int().min(1).max(1_000_000),
  source: z.string(),
  expected: z.object({
    ok: z.boolean(),
    aborted: z.boolean(),
    name: z.string().optional(),
    author: z.string().optional(),
    date: z.string().optional(),
    version: z.string().optional(),
    code: code.optional(),
    start: z.number().int().optional(),
    pin: z.number().int().nullish(),
    cmpLines: z.array(count).optional(),
    diagnostics: z.array(
      z.object({ level: z.enum(['error', 'warning']), class: z.string(), line: count.nullable() }),
    ),
  }),
})

/** The settings of a golden line. */
export type GoldenSettings = z.infer<typeof settings>
/** A warrior of a golden line, assembled. */
export type GoldenWarrior = z.infer<typeof warrior>
/** A round of a golden line, with what pMARS tells of its end. */
export type GoldenRound = z.infer<typeof round>
/** A line that {@link battleSchema} reads. */
export type BattleLine = z.infer<typeof battleSchema>
/** A line that {@link pSpaceSchema} reads. */
export type PSpaceLine = z.infer<typeof pSpaceSchema>
/** A line that {@link placementSchema} reads. */
export type PlacementLine = z.infer<typeof placementSchema>
/** A line that {@link assemblerSchema} reads. */
export type AssemblerLine = z.infer<typeof assemblerSchema>
