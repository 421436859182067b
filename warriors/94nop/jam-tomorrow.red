;redcode-94
;name Jam Tomorrow
;author Digital Red Queen
;strategy Quick scanner, then switcher: after 48 looks in 24 cycles, with bombs for what they find, the silk of Beamish Boy or
;strategy the one-shot scanner of The Bellman fights, as a walk in P-space says (see Eat Me).
;strategy Beats papers, scanners that are slow to find it, and most older warriors; even with other quick scanners; loses
;strategy to moving carpets.
;assert CORESIZE==8000
groups  equ     4               ; of three fours each
gap     equ     154             ; between looks: 48 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     6               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     14              ; pairs of bombs thrown at what was found
half    equ     4000            ; of the core: greater numbers are negative
seat    equ     #1              ; P-space cell of the walk: below 0 the silk, from 0 on the scanner
result  equ     #0              ; P-space cell 0: 0 lost, 1 won, 2 tied, -1 before the first round
one     equ     991             ; first stage of the silk; these six are tuned
two     equ     1869            ; second stage
low     equ     7079            ; where each copy's bombs start
mid     equ     6648
high    equ     288
worn    equ     7847            ; cell worn down meanwhile
apart   equ     9               ; of the scanner: distance within a pair; tuned
step    equ     22              ; with the gap: code of 13 lines or more is met in the first lap
first   equ     529             ; where the first pair lies; tuned
before  equ     4               ; the clear begins this far below the difference
skip    equ     33              ; pointer after a lap of the clear: past the last line
laps    equ     7119            ; pairs of SPL, almost two rounds of the core, before DAT follows; tuned
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
        jmp     $recall
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
        jmp     $recall

none    dat     #1, $0          ; A: the silk's step after no round, and in the next three lines, counted from here by
lost    dat     #1, $0          ; the result, which comes into B: after a loss
won     dat     #-1, $0         ; after a victory. B: the walk
recall  ldp.ab  seat, $won      ; and after a tie
        ldp.ab  result, $lost
        slt.ab  #half, $won
        mul.a   #-1, @lost      ; the scanner's steps are the other way round
        add.ab  @lost, $won
        stp.b   $won, seat
        slt.ab  #half, $won
        jmp     $scan

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
        jmp     $tail, {worn
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
spread  dat     #-wide, #wide
blank   dat     $0, $0
bomb    dat     <2667, <5334

point   dat     $0, $0
        dat     $0, $0
snuff   dat     <1, #skip
bell    spl     #1, #skip
scan    add.f   $stride, $eye
eye     sne.i   $first, $first+apart
        djn.f   $scan, <-2924
        mov.ab  $eye, $point
        add.ab  #eye-point-before, $point
toll    mov.i   $bell, >point
        mov.i   $bell, >point
        djn.b   $toll, #laps
        spl     #0, $0
clear   mov.i   $snuff, >point
        mov.i   $snuff, >point
        djn.f   $clear, <-1300
stride  dat     $step, $step
        end
