;redcode-94nop
;name Gryphon
;author Digital Red Queen
;strategy Paper and clear: a many-process DAT clear with a gate is booted away to do the killing, a two-stage silk with
;strategy bombs stays to survive. What the paper ties the clear may still win.
;strategy Beats stones, clears, vampires and imps; ties papers without bombs; loses a little to scanners and bombing
;strategy papers.
;assert CORESIZE==8000
nest    equ     1655            ; where the clear goes; tuned
near    equ     4621            ; first stage of the silk; these five are tuned
far     equ     6791            ; second stage
ahead   equ     7276            ; where each copy's bombs start: upwards from here
back    equ     4369            ; and at this distance below
side    equ     4901            ; third place, also below
skip    equ     33              ; clear's pointer after a lap: past its last line
reach   equ     1227            ; where its first lap begins
        org     fly

fly     mov.i   $claw, $claw+nest
        mov.i   $talon, $talon+nest
        mov.i   $beak, $beak+nest
        mov.i   $beak+1, $beak+1+nest
        mov.i   $beak+2, $beak+2+nest
        mov.i   $beak+3, $beak+3+nest
        spl     $beak+nest

        spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $bomb, >ahead
        mov.i   $bomb, }-back
        mov.i   $bomb, {-side
bomb    dat     <2667, <5334    ; thirds of the core, against imps; the processes end here: all cycles to new copies
        dat     $0, $0

claw    dat     $0, #reach
talon   dat     <2667, #skip
        dat     $0, $0
beak    spl     #0, <claw-12
        mov.i   $talon, >claw
        mov.i   $talon, >claw
        djn.f   $beak+1, <claw-12
        end
