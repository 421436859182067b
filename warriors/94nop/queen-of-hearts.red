;redcode-94nop
;name Queen of Hearts
;author Digital Red Queen
;strategy Quick scanner, then stone and imps. Looks at 72 cells in 36 cycles and bombs what it finds outwards in both
;strategy directions; then it boots a stone away from the long scan code and leaves a pump for a three-point imp spiral.
;strategy Beats stones, dwarfs and vampires; even with other quick scanners; loses to papers and small scanners.
;assert CORESIZE==8000
per     equ     6               ; groups in each of the three parts of the scan
gap     equ     (7600/(12*per)) ; between looks: 12*per of them span the core except 200 cells on each side
span    equ     4*gap
origin  equ     (note+200-span)
wide    equ     6               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     10              ; pairs of bombs thrown at what was found
away    equ     4697            ; where the stone goes; tuned
step    equ     6783            ; stone: coprime to 8000, so that a lap meets every cell; tuned
ring    equ     2667            ; (CORESIZE+1)/3
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

pump    spl     #0, #0          ; sends one imp on every other turn
        add.a   #ring, $join
join    jmp     $imp-ring
imp     mov.i   #0, ring
        dat     $0, $0          ; the imp's first copy begins here
        dat     $0, $0
bomb    dat     <2667, <5334
spread  dat     #-wide, #wide
blank   dat     $0, $0

stone   spl     #0, <-40        ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1         ; shifts what lies beside it as well
        end
