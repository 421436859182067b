;redcode-94nop
;name Borogoves
;author Digital Red Queen
;strategy Quick scanner, then paper and imps: after 72 looks in 36 cycles, with bombs for what they find, a pump sends
;strategy out a three-point imp spiral while a two-stage silk with bombs grows around it. Beats stones, bombers, clears,
;strategy imps, quick scanners and silks; even with scanners; ties plain papers; loses to JMZ scanners.
;assert CORESIZE==8000
groups  equ     6               ; of three fours each
gap     equ     105             ; between looks: 72 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     6               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     16              ; pairs of bombs thrown at what was found
one     equ     988             ; first stage of the silk; these six are tuned
two     equ     3031            ; second stage
low     equ     6265            ; where each copy's bombs start
mid     equ     7814
high    equ     477
gate    equ     67              ; cell worn down meanwhile
ring    equ     2667            ; (CORESIZE+1)/3
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
        jmp     $both
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
both    spl     $pump

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, }one
        mov.i   }body, >body
tail    spl     @tail, <two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, {mid
        mov.i   $seed, {high
        djn.b   $tail, #300
seed    dat     $1, $1          ; not copied, since there are eight processes: copies bomb with an empty cell
spread  dat     #-wide, #wide
        dat     $0, $0
blank   dat     $0, $0
bomb    dat     <2667, <5334

pump    spl     #0, <-200       ; sends one imp on every other turn
        add.a   #ring, $join
join    jmp     $imp-ring
imp     mov.i   #0, $ring
        end
