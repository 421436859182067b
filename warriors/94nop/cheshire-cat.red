;redcode-94nop
;name Cheshire Cat
;author Digital Red Queen
;strategy Silk paper of two stages. Eight processes run in step: SPL sends each of them to where the copy will be, and
;strategy the following MOVs, executed by all eight, put it there just in time. Every copy bombs two places as well.
;strategy Beats stones, bombers, clears, vampires and imps; ties papers; loses to scanners that stun.
;assert CORESIZE==8000
near    equ     6239            ; first stage; these five are tuned
far     equ     5188            ; second stage
ahead   equ     915             ; where each copy's bombs start: upwards from here
back    equ     2775            ; and at this distance below
gate    equ     7259            ; cell worn down meanwhile
        org     appear

appear  spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $tooth, >ahead
        mov.i   $tooth, }-back
        djn.f   $tail, <-gate
tooth   dat     >2667, >1       ; 2667 = (CORESIZE+1)/3: alters the next point of an imp ring
        end
