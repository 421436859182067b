;redcode-94nop
;name Through the Looking-Glass
;author Digital Red Queen
;strategy Boot: copies a bombing silk to the other side of the core and leaves this place, with its many lines of
;strategy nothing but decoy, to those who scan for it. Eight processes carry the lines over in one instruction.
;strategy Beats quick scanners, stones, clears and imps; ties papers; loses to scanners that stun wherever they look.
;assert CORESIZE==8000
mirror  equ     5226            ; neither half nor third of the core, where others look; tuned
near    equ     2324            ; first stage; these five are tuned
far     equ     4070            ; second stage
ahead   equ     929             ; where each copy's bombs start: upwards from here
back    equ     256             ; and at this distance below
side    equ     1094            ; third place, also below
        org     step

step    spl     $1
        spl     $1
        spl     $1
carry   mov.i   }here, >there   ; eight processes, eight lines
there   jmp     $body+mirror, $body+mirror
here    dat     $body, $0
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $bomb, >ahead
        mov.i   $bomb, }-back
        mov.i   $bomb, {-side
bomb    dat     <2667, <5334    ; thirds of the core, against imps; the processes end here: all cycles to new copies
        for     40
        spl     #1, $1          ; decoy: cells that differ from empty ones
        rof
        end
