;redcode-94nop
;name Haigha
;author Digital Red Queen
;strategy Quick scanner with a moving-clear scanner behind it: 60 looks in 30 cycles, and a hit sets the wide carpet of
;strategy SPL, two cells a turn, going just below the place found. In any case the scan with its carpet goes on and ends
;strategy as a DAT clear. Beats silks, combinations, clears and imps; even with other quick scanners; loses to dwarfs,
;strategy stones and other scanners.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     120             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
step    equ     2620            ; gcd(2620, 8000) = 20: 400 looks a lap
apart   equ     6               ; distance of the two cells compared; these four are tuned
first   equ     6256            ; where the eyes and the carpet begin when nothing was found
turns   equ     1000            ; until the clear: twice as many cells of carpet
below   equ     11              ; the carpet begins this far below what the quick scan found
skip    equ     18              ; where the carpet goes on after it has run over its own pointer
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
        jmp     $ride
sum                             ; entered at its k-th line from below, with note 1 less, the same or 1 more
k       for     groups-1
        add.ab  #3, $note
        rof
        mul.ab  #span, $note    ; number of the four, times the distance between fours
k       for     3
        sne.i   $blank, @note   ; of the four cells the first that is not empty
        add.ab  #gap, $note
        rof
        add.ab  #note-claw-below, $note
        mov.b   $note, $claw
        jmp     $ride

claw    dat     $0, #first
        dat     $0, $0
jaws    dat     <1, #skip
stun    spl     #2668, #skip
ride    mov.i   $stun, >claw
        mov.i   $stun, >claw
eyes    seq.i   $first, $first+apart
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $ride, #turns
        spl     #0, $0
clear   mov.i   $jaws, >claw
        djn.f   $clear, <-1300
stride  dat     #step, #step
        dat     $0, $0
blank   dat     $0, $0
        end
