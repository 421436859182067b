;redcode-94nop
;name The Butcher
;author Digital Red Queen
;strategy Quick scanner, then one-shot scanner, with one clear for both: 60 looks in 30 cycles, then a pair of cells in
;strategy every three cycles. Whatever finds the opponent, the core is cleared from just below the place: SPL for half a
;strategy lap, then DAT behind a gate. Beats papers, combinations, clears and imps; even with other scanners; loses to
;strategy dwarfs.
;assert CORESIZE==8000
groups  equ     5               ; of three fours each
gap     equ     121             ; between looks: 60 of them span the core except what lies close to this code
span    equ     (4*gap)
apart   equ     8               ; distance within a pair of the slow scan; tuned
step    equ     22              ; with it: code of 14 lines or more is met
first   equ     72              ; the first pair lies just beyond this code
before  equ     4               ; the clear begins this far below a difference
below   equ     17              ; and this far below what the quick scan found
skip    equ     30              ; pointer after a lap of the clear: past the last line
laps    equ     2000            ; pairs of SPL, half a round of the core, before DAT follows
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
        jmp     $seek
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
        jmp     $chop

point   dat     $0, $0
        dat     $0, $0
snuff   dat     <2667, #skip
axe     spl     #1, #skip
seek    add.f   $stride, $eye
eye     sne.i   $first, $first+apart
        djn.f   $seek, <-1500
        mov.ab  $eye, $point
        add.ab  #eye-point-before, $point
chop    mov.i   $axe, >point
        mov.i   $axe, >point
        djn.b   $chop, #laps
        spl     #0, <point-12
clear   mov.i   $snuff, >point
        mov.i   $snuff, >point
        djn.f   $clear, <-1300
stride  dat     $step, $step
        dat     $0, $0
blank   dat     $0, $0
        dat     $0, $0
        end
