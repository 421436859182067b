;redcode-94nop
;name Knave of Hearts
;author Digital Red Queen
;strategy Switcher without P-space: quick scanner that decides by what it sees. After a hit it clears the core with half
;strategy a lap of SPL, from just below the place found, and then with DAT: what is long enough to be found is slow
;strategy enough to be stunned. After a miss it starts a two-stage silk with bombs instead. Beats stones, clears, most
;strategy papers and small scanners; loses to other quick scanners.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     120             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
one     equ     7577            ; first stage of the silk; these six are tuned
two     equ     2485            ; second stage
low     equ     3235            ; where each copy's bombs start
mid     equ     6652
high    equ     7932
gate    equ     4715            ; cell worn down meanwhile
below   equ     22              ; the carpet begins this far below what was found
laps    equ     2000            ; pairs of SPL, half a round of the core, before DAT follows
skip    equ     66              ; pointer after a lap of the clear: past the last line
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
        jmp     $silk
sum                             ; entered at its k-th line from below, with note 1 less, the same or 1 more
k       for     groups-1
        add.ab  #3, $note
        rof
        mul.ab  #span, $note    ; number of the four, times the distance between fours
k       for     3
        sne.i   $blank, @note   ; of the four cells the first that is not empty
        add.ab  #gap, $note
        rof
        add.ab  #note-point-below, $note
        mov.b   $note, $point
        jmp     $steal

point   dat     $0, $0
        dat     $0, $0
snuff   dat     <2667, #skip
tart    spl     #1, #skip
steal   mov.i   $tart, >point
        mov.i   $tart, >point
        djn.b   $steal, #laps
        spl     #0, {point-12
clear   mov.i   $snuff, >point
        djn.f   $clear, <-1300

silk    spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, <one
        mov.i   }body, >body
tail    spl     @tail, <two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, {mid
        mov.i   $seed, <high
        jmp     $tail, <gate
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
        dat     $0, $0
blank   dat     $0, $0
        end
