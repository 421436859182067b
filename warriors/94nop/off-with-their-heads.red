;redcode-94nop
;name Off with Their Heads
;author Digital Red Queen
;strategy Quick scanner, then paper. In 30 cycles it looks at 60 cells spread over the core, in groups of four: SNE and SEQ
;strategy compare two pairs, and only a difference executes the MOV that notes the group. The group's four cells are then
;strategy tried one by one and the place found is bombed outwards in both directions. After that, or after nothing was
;strategy found, a two-stage silk with bombs takes over.
;strategy Beats stones, bombers, clears, imps and other quick scanners; ties papers; loses to scanners too small to be
;strategy found.
;assert CORESIZE==8000
per     equ     5               ; groups in each of the three parts of the scan
gap     equ     (7600/(12*per)) ; between looks: 12*per of them span the core except 200 cells on each side
span    equ     4*gap
origin  equ     (note+200-span)
wide    equ     9               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     8               ; pairs of bombs thrown at what was found
near    equ     1800            ; first stage of the silk
far     equ     3740            ; second stage
ahead   equ     2200            ; where each copy's bombs start: upwards from here
back    equ     1200            ; and at this distance below
side    equ     3100            ; third place, also below
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
        jmp     $paper
which   add.ab  #gap, $note
        sne.i   $blank, @note
        jmp     $which
        mov.ba  $note, $note
axe     mov.i   $bomb, @note
        mov.i   $bomb, *note
        add.f   $spread, $note
        djn.b   $axe, #pairs

paper   spl     $1
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
        end
