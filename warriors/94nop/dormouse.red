;redcode-94nop
;name Dormouse
;author Digital Red Queen
;strategy D-clear: two SPL #0 breed processes for a forward clear of two MOVs. The bomb carries in its B-field how far
;strategy the pointer has to jump once it has gone round the core and is overwritten itself: past its own code.
;strategy DJN wears down a second row of cells through the pointer's A-field.
;strategy Beats imps of every form and gates; loses to papers, scanners and bombers that reach it first.
;assert CORESIZE==8000
reach   equ     2831            ; where the first lap begins; tuned
skip    equ     27              ; from the pointer past the last line, with room
        org     wake

broom   dat     #0, #reach
bomb    dat     >5335, $skip    ; >5335 = 2*2667+1 rattles imp rings
        dat     $0, $0
wake    spl     #0, $0
        spl     #0, $0
sweep   mov.i   $bomb, >broom
        mov.i   $bomb, >broom
        djn.f   $sweep, }broom
        end
