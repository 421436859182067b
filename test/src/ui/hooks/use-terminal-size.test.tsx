import { EventEmitter } from 'node:events'
import { render, Text } from 'ink'
import { describe, expect, it } from 'vitest'
import { useTerminalSize } from '../../../../src/ui/index.js'

function Size() {
  const { columns, rows } = useTerminalSize()
  return (
    <Text>
      {columns}x{rows}
    </Text>
  )
}

/** A terminal of a size that can change. */
class Terminal extends EventEmitter {
  columns: number | undefined
  rows: number | undefined
  lastFrame = ''

  write(frame: string): boolean {
    this.lastFrame = frame
    return true
  }

  resize(columns?: number, rows?: number): void {
    Object.assign(this, { columns, rows })
    this.emit('resize')
  }
}

function show(columns?: number, rows?: number) {
  const terminal = new Terminal()
  terminal.resize(columns, rows)
  const view = render(<Size />, { stdout: terminal as unknown as NodeJS.WriteStream, debug: true })
  return { terminal, view }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 50))

describe('useTerminalSize', () => {
  it('follows the terminal as it is resized', async () => {
    const { terminal, view } = show(120, 40)
    expect(terminal.lastFrame).toBe('120x40')
    await soon()
    terminal.resize(60, 10)
    await soon()
    expect(terminal.lastFrame).toBe('60x10')
    view.unmount()
  })

  it('takes a stream that knows no size for 80 by 24', () => {
    const { terminal, view } = show()
    expect(terminal.lastFrame).toBe('80x24')
    view.unmount()
  })

  it('listens no longer when the view is gone', async () => {
    const { terminal, view } = show(120, 40)
    await soon()
    view.unmount()
    expect(terminal.listenerCount('resize')).toBe(0)
  })
})
