;redcode-94nop
;name Hatta
;author Digital Red Queen
;strategy Bred in an evolution run of this project and pruned by hand. A silk whose processes do not loop: after two copies and two
;strategy bombs they run into the bomb line and die, so that all cycles go to the newest copies. Beside it a booted
;strategy clear with a gate kills what the paper only ties.
;strategy Beats stones, clears, vampires and imps; ties papers; loses to scanners that stun.
;assert CORESIZE==8000
near    equ     376             ; first stage of the silk
far     equ     2314            ; second stage; these four are tuned
back    equ     5128            ; where each copy's bombs start: below
ahead   equ     5293            ; and above
nest    equ     2500            ; where the clear goes; tuned
skip    equ     47              ; clear's pointer after a lap: past its last line
reach   equ     1130            ; where the first lap begins; tuned
        org     part

part    spl     $boot
        spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $bomb, >-back
        mov.i   $bomb, }ahead
bomb    dat     <2667, <2099    ; ends the line

boot    mov.i   $broom, $broom+nest
        mov.i   $crumb, $crumb+nest
        mov.i   $clear, $clear+nest
        mov.i   $clear+1, $clear+1+nest
        mov.i   $clear+2, $clear+2+nest
        jmp     $clear+nest
broom   dat     $0, #reach
crumb   dat     >5334, #skip
        dat     $0, $0
        dat     $0, $0
clear   spl     #0, $0
        mov.i   $crumb, >broom
        djn.f   $clear+1, }broom
        end
