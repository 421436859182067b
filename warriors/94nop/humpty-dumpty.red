;redcode-94nop
;name Humpty Dumpty
;author Digital Red Queen
;strategy Quick scanner, then stone and paper: 60 looks in 30 cycles and bombs for what they find, then a stone is
;strategy booted away from the long scan code and a two-stage silk with bombs stays. The stone sits on its wall and wins
;strategy against what papers only tie. Beats stones, bombers, clears, imps and silks; even with scanners; ties plain
;strategy papers; loses to other quick scanners with stones.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     110             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     8               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     16              ; pairs of bombs thrown at what was found
seat    equ     7440            ; where the stone goes; tuned
step    equ     4598            ; of the stone; tuned
one     equ     1270            ; first stage of the silk; these six are tuned
two     equ     3141            ; second stage
low     equ     1151            ; where each copy's bombs start
mid     equ     6698
high    equ     5444
gate    equ     7811            ; cell worn down meanwhile
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
        jmp     $boot
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
boot    mov.i   $shot, $shot+seat
        mov.i   $shot-1, $shot-1+seat
        mov.i   $shot-2, $shot-2+seat
        mov.i   $shot-3, $shot-3+seat
        mov.i   $stone, $stone+seat
        spl     $stone+seat

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
        djn.f   $tail, <gate
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
spread  dat     #-wide, #wide
        dat     $0, $0
blank   dat     $0, $0
bomb    dat     <2667, <5334

stone   spl     #0, >-2281      ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     djn.f   $throw, #step+1
shot    dat     >2667, >1
        end
