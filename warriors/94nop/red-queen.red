;redcode-94nop
;name Red Queen
;author Digital Red Queen
;strategy Quick scanner, booted stone and paper in one: 48 looks in 24 cycles, bombs for what they find, then a stone is
;strategy sent far away and a two-stage silk with bombs stays.
;strategy Beats stones, clears, imps, vampires and bombers; even with scanners; ties papers.
;assert CORESIZE==8000
per     equ     4               ; groups in each of the three parts of the scan
gap     equ     (7600/(12*per)) ; between looks: 12*per of them span the core except 200 cells on each side
span    equ     4*gap
origin  equ     (note+200-span)
wide    equ     7               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     10              ; pairs of bombs thrown at what was found
away    equ     5152            ; where the stone goes; tuned
near    equ     2137            ; first stage of the silk; these five are tuned
far     equ     1036            ; second stage
ahead   equ     3223            ; where each copy's bombs start: upwards from here
back    equ     1371            ; and at this distance below
side    equ     2147            ; third place, also below
step    equ     3045            ; stone: gcd(3045, 8000) = 5, so that of its own five lines it only ever hits the shot
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

boot    mov.i   $shot, $shot+away
        mov.i   $shot-1, $shot-1+away
        mov.i   $shot-2, $shot-2+away
        mov.i   $shot-3, $shot-3+away
        mov.i   $stone, $stone+away
        spl     $stone+away

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
blank   dat     $0, $0
spread  dat     #-wide, #wide
        dat     $0, $0

stone   spl     #0, <-40        ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1         ; shifts what lies beside it as well
        end
