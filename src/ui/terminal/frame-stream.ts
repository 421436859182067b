/**
 * The stream that Ink writes whole frames to, as large as the terminal. It is no terminal for Ink, which would move the
 * cursor, and clear the screen when a frame is taller than the window has become.
 */
export function createFrameStream(
  terminal: NodeJS.WriteStream,
  draw: (frame: string) => void,
): NodeJS.WriteStream {
  const stream = {
    get columns() {
      return terminal.columns
    },
    get rows() {
      return terminal.rows
    },
    write(frame: string) {
      draw(frame)
      return true
    },
    on(event: string, listener: () => void) {
      terminal.on(event, listener)
      return stream
    },
    off(event: string, listener: () => void) {
      terminal.off(event, listener)
      return stream
    },
  }
  // All that Ink and its hooks ask of a stream.
  return stream as unknown as NodeJS.WriteStream
}
