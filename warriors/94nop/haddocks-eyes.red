;redcode-94nop
;name Haddocks' Eyes
;author Digital Red Queen
;strategy Quick scanner, then bomber: after 72 looks in 36 cycles with bombs for what they find, two SPL bombs in every
;strategy four cycles, through both fields of one pointer, stun what has few processes. After most of a lap of each
;strategy field many processes sweep the core with DAT behind a gate. Beats plain papers, stones, clears and most
;strategy combinations; even with quick scanners; loses to moving carpets and dwarfs.
;assert CORESIZE==8000
groups  equ     6               ; of three fours each
gap     equ     104             ; between looks: 72 of them span the core except what lies close to this code
span    equ     (4*gap)
wide    equ     5               ; bombs this far apart: closer than the path of any paper is long
pairs   equ     19              ; pairs of bombs thrown at what was found
step    equ     3658            ; gcd(3658, 8000) = 2: 4000 throws a lap; these three are tuned
apart   equ     4557            ; distance between the places that the two fields point at
lap     equ     1600            ; throws of each field before the sweep: the 1604th would hit the broom
skip    equ     13              ; pointer after a lap of the sweep: past the last line
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
        jmp     $stun
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
        jmp     $stun
        dat     $0, $0
bomb    dat     >1, >1
spread  dat     #-wide, #wide
        dat     $0, $0
blank   dat     $0, $0
        dat     $0, $0

broom   dat     $0, #skip
        dat     $0, $0
crumb   dat     <1, #skip
button  spl     #1, #skip
stun    mov.i   $button, @aim
        mov.i   $button, *aim
        add.f   $stride, $aim
        djn.b   $stun, #lap
        spl     #0, $0
sweep   mov.i   $crumb, >broom
        djn.f   $sweep, <broom-12
aim     dat     #step+apart, #step
stride  dat     #step, #step
        end
