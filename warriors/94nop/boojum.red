;redcode-94nop
;name Boojum
;author Digital Red Queen
;strategy Quick scanner, booted clear and paper: 72 looks in 36 cycles with bombs for what they find; then a many-process
;strategy DAT clear with a gate is sent away to kill, and a two-stage silk with bombs stays to survive.
;strategy Beats stones, bombers, clears, vampires and imps; ties papers; loses to scanners too small to be found.
;assert CORESIZE==8000
per     equ     6               ; groups in each of the three parts of the scan
gap     equ     (7600/(12*per)) ; between looks: 12*per of them span the core except 200 cells on each side
span    equ     4*gap
origin  equ     (note+200-span)
wide    equ     8               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     14              ; pairs of bombs thrown at what was found
nest    equ     1953            ; where the clear goes; tuned
near    equ     4597            ; first stage of the silk; these five are tuned
far     equ     1294            ; second stage
ahead   equ     2453            ; where each copy's bombs start: upwards from here
back    equ     5675            ; and at this distance below
side    equ     6061            ; third place, also below
skip    equ     59              ; clear's pointer after a lap: past its last line
reach   equ     812             ; where its first lap begins
        org     look

note    dat     $0, $0          ; B: place found, relative to here
look
p       for     3
k       for     per
        sne.i   $origin+(p*per-per+k)*span, $origin+(p*per-per+k)*span+gap
        seq.i   $origin+(p*per-per+k)*span+2*gap, $origin+(p*per-per+k)*span+3*gap
        mov.ab  #origin+(p*per-per+k)*span-gap-note, $note
        rof
        jmn.b   $which, $note
        rof
        jmp     $boot
which   add.ab  #gap, $note
        sne.i   $blank, @note
        jmp     $which
        mov.ba  $note, $note
axe     mov.i   $bomb, @note
        mov.i   $bomb, *note
        add.f   $spread, $note
        djn.b   $axe, #pairs

boot    mov.i   $claw, $claw+nest
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
spread  dat     #-wide, #wide
blank   dat     $0, $0

claw    dat     $0, #reach
talon   dat     <2667, #skip
        dat     $0, $0
beak    spl     #0, <claw-12
        mov.i   $talon, >claw
        mov.i   $talon, >claw
        djn.f   $beak+1, <claw-12
        end
