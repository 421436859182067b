;redcode-94nop
;name Mad Tea Party
;author Digital Red Queen
;strategy Boots a stone away, then sets a two-stage silk with bombs going in its old seat. The stone wins
;strategy against what papers only tie, the paper outlives what kills stones.
;strategy Beats stones, clears, vampires, imps and most quick scanners; ties or beats papers; loses to scanners that
;strategy stun.
;assert CORESIZE==8000
seat    equ     2221            ; where the stone goes; tuned
near    equ     1272            ; first stage of the silk
far     equ     1387            ; second stage; these five are tuned
ahead   equ     7262            ; where each copy's bombs start: upwards from here
back    equ     3600            ; and at this distance below
gate    equ     3196            ; cell worn down meanwhile
step    equ     7395            ; stone: gcd(7395, 8000) = 5, so that of its own five lines it only ever hits the shot
        org     move

move    mov.i   $shot, $shot+seat
        mov.i   $shot-1, $shot-1+seat
        mov.i   $shot-2, $shot-2+seat
        mov.i   $shot-3, $shot-3+seat
        mov.i   $stone, $stone+seat
        spl     $stone+seat

        spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $tea, >ahead
        mov.i   $tea, }-back
        jmp     $tail, <-gate
tea     dat     <2667, <5334    ; thirds of the core, against imps

stone   spl     #0, <-40        ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1         ; shifts what lies beside it as well
        end
