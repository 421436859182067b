import type { Rules } from '../rules/index.js'

/** Warriors that show the language, our own, for the core of a run; each assembles and lives alone. */
export function examplesOf({ settings, maxLength }: Rules): string {
  if (settings.standard === '88') return BOMBER_88
  return maxLength < 6 ? BOMBER_94 : `${BOMBER_94}\n${PAPER_94}`
}

const BOMBER_94 = `EXAMPLE: a bomber with its own bomb
;redcode
;name Tin Drum
;strategy bombs every fourth cell and misses itself
        ORG     start
step    EQU     3044
start   ADD.AB  #step, aim
        MOV.I   bomb, @aim
        JMP.B   start, 0
aim     DAT.F   #0, #0
bomb    DAT.F   #0, #0
        END
`

const PAPER_94 = `EXAMPLE: a paper with four processes
;redcode
;name Echo Chamber
;strategy four processes copy the four instructions of the loop, one each, and start the copy first
        ORG     begin
begin   SPL.B   1, 0
        SPL.B   1, 0
copy    SPL.B   @0, >1430
        MOV.I   }-1, >-1
        MOV.I   }-2, >-2
        JMP.B   -3, 0
        END
`

const BOMBER_88 = `EXAMPLE: a bomber with its own bomb
;redcode
;name Tin Drum
;strategy bombs every fourth cell and misses itself
step    EQU     3044
start   ADD     #step, aim
        MOV     bomb, @aim
        JMP     start
aim     DAT     #0, #0
bomb    DAT     #0, #0
        END     start
`
