;redcode-94nop
;name Duchess
;author Digital Red Queen
;strategy Quick scanner, clear and paper: 60 looks in 30 cycles with bombs for what they find; then a many-process DAT
;strategy clear with a gate is sent away to kill what the silk that stays only ties. Beats stones, bombers, clears, imps
;strategy and silks; even with moving carpets; ties plain papers; loses to one-shot and JMZ scanners.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     126             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     5               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     20              ; pairs of bombs thrown at what was found
nest    equ     4139            ; where the clear goes; tuned
reach   equ     859             ; where its first lap begins
skip    equ     77              ; its pointer after a lap: past its last line
one     equ     7818            ; first stage of the silk; these six are tuned
two     equ     927             ; second stage
low     equ     492             ; where each copy's bombs start
mid     equ     6759
high    equ     1097
gate    equ     405             ; cell worn down meanwhile
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
boot    mov.i   $claw, $claw+nest
        mov.i   $talon, $talon+nest
        mov.i   $beak, $beak+nest
        mov.i   $beak+1, $beak+1+nest
        mov.i   $beak+2, $beak+2+nest
        mov.i   $beak+3, $beak+3+nest
        spl     $beak+nest

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, >one
        mov.i   }body, >body
tail    spl     @tail, }two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, {mid
        mov.i   $seed, <high
        djn.b   $tail, #300
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
spread  dat     #-wide, #wide
        dat     $0, $0
blank   dat     $0, $0
bomb    dat     <2667, <5334

claw    dat     $0, #reach
talon   dat     >5335, #skip
        dat     $0, $0
beak    spl     #0, <claw-12
        mov.i   $talon, >claw
        mov.i   talon, >claw
        djn.f   $beak+1, <claw-1300
        end
