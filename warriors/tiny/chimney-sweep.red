;redcode-tiny
;name Chimney Sweep
;author Digital Red Queen
;strategy D-clear: two SPL #0 breed processes for a forward clear whose bomb carries the pointer's next start in its B-field.
;strategy Beats imps; loses to papers and to anything fast enough to reach it early.
;assert CORESIZE==800
reach   equ     130             ; where the first lap begins; tuned
skip    equ     31              ; where every later lap begins: past the last line
        org     wake

broom   dat     #0, #reach
soot    dat     >534, $skip     ; 534 = 2*267 rattles imp rings
        dat     $0, $0
wake    spl     #0, $0
        spl     #0, $0
sweep   mov.i   $soot, >broom
        mov.i   $soot, >broom
        djn.f   $sweep, }broom
        end
