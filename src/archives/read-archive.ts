import { ArchiveStop, createMembers, type ArchiveItem, type ArchiveLimits } from './members.js'
import { readTar } from './tar.js'
import { readZip } from './zip.js'

/** What an archive is called. */
export const ARCHIVE_FILE = /\.(zip|tar|tar\.gz|tgz)$/i

/**
 * The sources in a .zip, .tar or .tar.gz archive, in its order, and why others cannot be had. What it is follows from
 * its first bytes, not from its name. An archive that is damaged gives what could be read before the damage.
 */
export async function readArchive(
  bytes: Buffer,
  isSource: (name: string) => boolean,
  limits: ArchiveLimits,
): Promise<ArchiveItem[]> {
  const members = createMembers(isSource, limits)
  try {
    await (isZip(bytes) ? readZip : readTar)(bytes, members)
  } catch (error) {
    const { message } = error as Error
    members.refuseRest(error instanceof ArchiveStop ? message : `damaged: ${message}`)
  }
  return members.items()
}

/** True for the first bytes of a member, or of the end of an empty archive. */
function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && ['PK\x03\x04', 'PK\x05\x06'].includes(bytes.toString('latin1', 0, 4))
}
