/** All parts: a new one is a file beside this one and a line here. */
import type { Body, Opening } from '../part/index.js'
import { bombingPaper } from './bombing-paper.js'
import { carpetScanner } from './carpet-scanner.js'
import { clear } from './clear.js'
import { clearingStone } from './clearing-stone.js'
import { fallingPaper } from './falling-paper.js'
import { impPaper } from './imp-paper.js'
import { impPump } from './imp-pump.js'
import { impSpiral } from './imp-spiral.js'
import { oneShotScanner } from './one-shot-scanner.js'
import { passingClear } from './passing-clear.js'
import { quickScan } from './quick-scan.js'
import { stone } from './stone.js'
import { stridingPaper } from './striding-paper.js'
import { turningPaper } from './turning-paper.js'
import { twinStone } from './twin-stone.js'

export const BODIES: readonly Body[] = [
  stone,
  twinStone,
  clearingStone,
  bombingPaper,
  fallingPaper,
  stridingPaper,
  turningPaper,
  impPaper,
  impPump,
  impSpiral,
  clear,
  passingClear,
  oneShotScanner,
  carpetScanner,
]

export const OPENINGS: readonly Opening[] = [quickScan]
