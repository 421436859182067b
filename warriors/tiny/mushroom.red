;redcode-tiny
;name Mushroom
;author Digital Red Queen
;strategy Silk paper of two stages with bombs, run by eight processes in step. One side makes it larger, the other too.
;strategy Beats stones, clears, bombers and imps; even with papers and scanners.
;assert CORESIZE==800
near    equ     95              ; first stage; these five are tuned
far     equ     388             ; second stage
ahead   equ     216             ; where each copy's bombs start: upwards from here
back    equ     520             ; and at this distance below
gate    equ     368             ; cell worn down meanwhile
        org     grow

grow    spl     $1
        spl     $1
        spl     $1
cap     spl     @cap, >near
        mov.i   }cap, >cap
stem    spl     @stem, >far
        mov.i   }stem, >stem
        mov.i   $spore, >ahead
        mov.i   $spore, }-back
        jmp     $stem, <-gate
spore   dat     <267, <534      ; thirds of the core, against imps
        end
