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
import { shortClear } from './short-clear.js'
import { shortPaper } from './short-paper.js'
import { shortScanner } from './short-scanner.js'
import { shortStone } from './short-stone.js'
import { silk } from './silk.js'
import { stone } from './stone.js'
import { stridingPaper } from './striding-paper.js'
import { stunningStone } from './stunning-stone.js'
import { tableScan } from './table-scan.js'
import { turningPaper } from './turning-paper.js'
import { twinStone } from './twin-stone.js'
import { twoWayClear } from './two-way-clear.js'
import { vampire } from './vampire.js'

export const BODIES: readonly Body[] = [
  stone,
  twinStone,
  stunningStone,
  clearingStone,
  bombingPaper,
  fallingPaper,
  stridingPaper,
  turningPaper,
  impPaper,
  silk,
  impPump,
  impSpiral,
  clear,
  passingClear,
  oneShotScanner,
  carpetScanner,
  vampire,
  shortClear,
  twoWayClear,
  shortScanner,
  shortStone,
  shortPaper,
]

export const OPENINGS: readonly Opening[] = [quickScan, tableScan]
