/** The terminal while a view has it. */
export { createFrameStream } from './frame-stream.js'
export { openScreen, type Screen, type Terminal } from './screen.js'
