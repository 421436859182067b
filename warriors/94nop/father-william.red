;redcode-94nop
;name Father William
;author Digital Red Queen
;strategy Two silks and a clear: a many-process DAT clear with a gate is booted away, then two two-stage silks of
;strategy different distances and bombs share the cycles. What stops one of the three leaves the others. Beats stones,
;strategy bombers, clears and imps; ties papers; even with moving carpets; loses to one-shot scanners and fast clears.
;assert CORESIZE==8000
nest    equ     6482            ; where the clear goes; tuned
reach   equ     2854            ; where its first lap begins
skip    equ     27              ; its pointer after a lap: past its last line
room    equ     35              ; between the silks
one     equ     3714            ; stages of the first silk; these twelve are tuned
two     equ     1101
low     equ     1616            ; where each copy's bombs start
mid     equ     3506
high    equ     6670
gate    equ     7398            ; cell worn down meanwhile
one2    equ     2317            ; the same of the second silk
two2    equ     5877
low2    equ     3226
mid2    equ     1030
high2   equ     3828
gate2   equ     1305
        org     boot

boot    mov.i   $claw, $claw+nest
        mov.i   $talon, $talon+nest
        mov.i   $beak, $beak+nest
        mov.i   $beak+1, $beak+1+nest
        mov.i   $beak+2, $beak+2+nest
        mov.i   $beak+3, $beak+3+nest
        spl     $beak+nest
        spl     $other

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, <one
        mov.i   }body, >body
tail    spl     @tail, }two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, <mid
        mov.i   $seed, <high
        dat     $0, $0
seed    dat     $1, $1          ; not copied, since there are eight processes: copies bomb with an empty cell
k       for     room
        dat     $0, $0
        rof

other   spl     $1
        spl     $1
        spl     $1
body2   spl     @body2, >one2
        mov.i   }body2, >body2
tail2   spl     @tail2, <two2
        mov.i   }tail2, >tail2
        mov.i   $seed2, {low2
        mov.i   $seed2, {mid2
        mov.i   $seed2, {high2
        jmp     $tail2, {gate2
seed2   dat     >2667, >1
        dat     $0, $0

claw    dat     $0, #reach
talon   dat     >2667, #skip
        dat     $0, $0
beak    spl     #0, <claw-12
        mov.i   $talon, >claw
        mov.i   talon, >claw-1
        djn.f   $beak+1, <claw-12
        end
