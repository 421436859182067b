/** What the file system says, in words. */

/** Why a file or folder cannot be read. */
export function describeReadError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'not allowed to read it'
    case 'ELOOP':
      return 'symbolic links that lead in a circle'
    case 'EISDIR':
      return 'a folder, not a file'
    default:
      return error.message
  }
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'not allowed to write there',
  EBUSY: 'another program uses it',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something else has this name',
  EFBIG: 'longer than files may be here',
  EISDIR: 'it is a folder',
  ELOOP: 'symbolic links that lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a file stands where a folder should be',
  EPERM: 'not allowed to write there',
  EROFS: 'the file system is read-only',
}

/** Why a file or folder cannot be written. */
export function describeWriteError({ code = '', message }: NodeJS.ErrnoException): string {
  return WRITE_ERRORS[code] ?? message
}
