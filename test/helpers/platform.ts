/** What tests need of the system; where it is missing they are reported as skipped. */

/**
 * Signals that a program can answer, and shells of POSIX. Windows ends a process where others send it a signal: it says
 * nothing, and has no code of its own.
 */
export const IS_POSIX = process.platform !== 'win32'
