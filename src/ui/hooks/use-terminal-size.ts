import { useEffect, useState } from 'react'
import { useStdout } from 'ink'

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** What a stream that is no terminal is taken for. */
const FALLBACK: TerminalSize = { columns: 80, rows: 24 }

/** Size of the terminal that the view is drawn on; drawn anew when it changes. */
export function useTerminalSize(): TerminalSize {
  const { stdout } = useStdout()
  const [size, setSize] = useState(() => sizeOf(stdout))
  useEffect(() => {
    const measure = () => {
      setSize(sizeOf(stdout))
    }
    measure()
    stdout.on('resize', measure)
    return () => {
      stdout.off('resize', measure)
    }
  }, [stdout])
  return size
}

function sizeOf({ columns, rows }: NodeJS.WriteStream): TerminalSize {
  return { columns: columns || FALLBACK.columns, rows: rows || FALLBACK.rows }
}
