/** Archives of warriors, read in memory and within bounds; nothing is ever written to the disk. */
export type { ArchiveItem, ArchiveLimits } from './members.js'
export { ARCHIVE_FILE, readArchive } from './read-archive.js'
