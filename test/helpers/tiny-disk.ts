import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TinyDisk {
  readonly folder: string
  /** Leaves no more than so many bytes, rounded up to a block. */
  fill(keepBytes: number): void
  /** Frees what {@link TinyDisk.fill} took. */
  empty(): void
  remove(): void
}

/** A file system of so many KiB in memory; null where this user cannot mount one. */
export function mountTinyDisk(kib: number): TinyDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'drq-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'none', folder])
  if (mounted.status !== 0) {
    rmdirSync(folder)
    return null
  }
  const ballast = join(folder, '.ballast')
  return {
    folder,
    fill(keepBytes) {
      rmSync(ballast, { force: true })
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(
        ballast,
        Buffer.alloc(Math.max(0, Math.floor((bavail * bsize - keepBytes) / bsize)) * bsize),
      )
    },
    empty() {
      rmSync(ballast, { force: true })
    },
    remove() {
      spawnSync('umount', [folder])
      rmdirSync(folder)
    },
  }
}
