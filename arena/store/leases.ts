import type { Database } from './database.js'
import { StoreError } from './store-error.js'

/** A run that only one process may go on with. */
export interface LeasedRun {
  readonly kind: 'evolution' | 'optimize'
  readonly runId: number
}

/** A process, and what tells it from one that had its number before. */
export interface LeaseOwner {
  readonly host: string
  readonly pid: number
  /** Drawn by chance. */
  readonly token: string
}

/** Who works on a run. */
export interface Lease extends LeasedRun, Omit<LeaseOwner, 'token'> {
  /** Milliseconds since 1970. */
  readonly since: number
  /** When the owner last gave a sign of life. */
  readonly beatAt: number
}

/** Which process works on which run. What one connection has taken it holds until it releases it. */
export interface LeaseStore {
  /**
   * Takes all of these runs, those whose owners are dead too, and gives null; or nothing, and gives the first one that
   * somebody else works on.
   */
  take(
    runs: readonly LeasedRun[],
    owner: LeaseOwner,
    now: number,
    isDead: (lease: Lease) => boolean,
  ): Lease | null
  /** Who has a run, dead or alive. */
  find(run: LeasedRun): Lease | null
  /** A sign of life for all that is held. */
  beat(now: number): void
  release(): void
  /**
   * Does `work`, which a transaction is made of. Throws a StoreError when somebody has taken over what is held; what
   * `work` takes is given back when it throws.
   */
  guard<T>(work: () => T): T
}

export function createLeaseStore(database: Database): LeaseStore {
  const columns = 'SELECT kind, run_id AS runId, host, pid, since, beat_at AS beatAt FROM leases'
  const find = database.prepare<LeasedRun, Lease>(`${columns} WHERE kind = @kind AND run_id = @runId`)
  const foreign = database.prepare<LeasedRun & { readonly token: string }, Lease>(
    `${columns} WHERE kind = @kind AND run_id = @runId AND token <> @token`,
  )
  const put = database.prepare(
    `INSERT INTO leases (kind, run_id, host, pid, token, since, beat_at)
     VALUES (@kind, @runId, @host, @pid, @token, @now, @now)
     ON CONFLICT DO UPDATE SET host = @host, pid = @pid, token = @token, since = @now, beat_at = @now`,
  )
  const beat = database.prepare('UPDATE leases SET beat_at = ? WHERE token = ?')
  const drop = database.prepare('DELETE FROM leases WHERE token = ?')
  const owned = database
    .prepare<LeasedRun & { readonly token: string }, number>(
      'SELECT 1 FROM leases WHERE kind = @kind AND run_id = @runId AND token = @token',
    )
    .pluck()
  let held: readonly (LeasedRun & { readonly token: string })[] = []

  const take = database.transaction(
    (
      runs: readonly LeasedRun[],
      owner: LeaseOwner,
      now: number,
      isDead: (lease: Lease) => boolean,
    ): Lease | null => {
      const { token } = owner
      for (const run of runs) {
        const other = foreign.get({ ...run, token })
        if (other !== undefined && !isDead(other)) return other
      }
      for (const run of runs) put.run({ ...owner, ...run, now })
      held = runs.map((run) => ({ ...run, token }))
      return null
    },
  )

  return {
    take: (runs, owner, now, isDead) => take.immediate(runs, owner, now, isDead),
    find: (run) => find.get(run) ?? null,
    beat(now) {
      for (const token of tokensOf(held)) beat.run(now, token)
    },
    release() {
      const tokens = tokensOf(held)
      held = []
      for (const token of tokens) drop.run(token)
    },
    guard(work) {
      const lost = held.find((run) => owned.get(run) === undefined)
      if (lost !== undefined) throw new StoreError(describeLoss(lost, find.get(lost)))
      const before = held
      try {
        return work()
      } catch (error) {
        held = before
        throw error
      }
    },
  }
}

function describeLoss({ runId }: LeasedRun, now: Lease | undefined): string {
  const taker = now === undefined ? 'another process' : `process ${now.pid} on ${now.host}`
  return `run ${runId} was taken over by ${taker}, for this one gave no sign of life; it stops here`
}

const tokensOf = (runs: readonly { readonly token: string }[]) => new Set(runs.map(({ token }) => token))
