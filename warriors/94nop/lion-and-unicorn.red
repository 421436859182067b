;redcode-94nop
;name Lion and Unicorn
;author Digital Red Queen
;strategy Quick scanner, then two papers side by side: after 60 looks in 30 cycles, with bombs for what they find, two
;strategy silks of different distances and bombs share the cycles. What stops one of them, or the copies of one that sit
;strategy in each other's way, leaves the other. Beats stones, bombers, clears and imps; ties papers; loses to small
;strategy papers and to scanners that stun.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     113             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     8               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     20              ; pairs of bombs thrown at what was found
one     equ     5195            ; stages of the first silk; these ten are tuned
two     equ     5122
low     equ     5165            ; where each copy's bombs start
mid     equ     6557
high    equ     1374
three   equ     1767            ; the same of the second silk
four    equ     2143
under   equ     2204
over    equ     5136
beside  equ     1810
        org     look

note    dat     $0, $2          ; B: number of the four, then the place found; relative to here
look
k       for     groups
        sne.i   $note+span*(3*k-1), $note+span*(3*k-1)+gap
        seq.i   $note+span*(3*k-1)+2*gap, $note+span*(3*k-1)+3*gap
        jmp     $sum+groups-k
        sne.i   $note+span*(3*k-2), $note+span*(3*k-2)+gap
        seq.i   $note+span*(3*k-2)+2*gap, $note+span*(3*k-2)+3*gap
        jmp     $sum+groups-k, <note
        sne.i   $note+span*(3*k), $note+span*(3*k)+gap
        seq.i   $note+span*(3*k)+2*gap, $note+span*(3*k)+3*gap
        jmp     $sum+groups-k, >note
        rof
        jmp     $fight
sum                             ; entered at its k-th line from below, with note 1 less, the same or 1 more
k       for     groups-1
        add.ab  #3, $note
        rof
        mul.ab  #span, $note    ; number of the four, times the distance between fours
k       for     3
        sne.i   $blank, @note   ; of the four cells the first that is not empty
        add.ab  #gap, $note
        rof
        mov.ba  $note, $note
axe     mov.i   $bomb, @note    ; upwards
        mov.i   $bomb, *note    ; and downwards from the place found
        add.f   $spread, $note
        djn.b   $axe, #pairs
fight   spl     $unicorn

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
lion    spl     @lion, >one
        mov.i   }lion, >lion
mane    spl     @mane, <two
        mov.i   }mane, >mane
        mov.i   $bomb, {low
        mov.i   $bomb, }mid
        mov.i   $bomb, }high
bomb    dat     >2667, >5334    ; the processes end here: all cycles to new copies
spread  dat     #-wide, #wide
        dat     $0, $0
blank   dat     $0, $0

unicorn spl     $1
        spl     $1
        spl     $1
horn    spl     @horn, <three
        mov.i   }horn, >horn
hoof    spl     @hoof, <four
        mov.i   }hoof, >hoof
        mov.i   $cake, {under
        mov.i   $cake, >over
        mov.i   $cake, {beside
cake    dat     $1, $1
        end
