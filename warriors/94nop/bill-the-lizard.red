;redcode-94nop
;name Bill the Lizard
;author Digital Red Queen
;strategy B-clear: one bomb, one pointer that runs backwards through the core (predecrement), one SPL #0 to make the
;strategy three lines immune to single hits. Up the chimney and down again, lap after lap.
;strategy Beats imps of every form, dwarfs and plain gates; loses to papers and scanners.
;assert CORESIZE==8000
start   equ     118             ; where the first lap begins, downwards; tuned
gate    equ     4297            ; cell worn down meanwhile: on the far side of the core
        org     climb

soot    dat     $0, $0
climb   spl     #0, $0
        mov.i   $soot, <chimney
        jmp     $climb+1, <-gate
chimney dat     $0, #-start
        end
