;redcode-94nop
;name White Knight
;author Digital Red Queen
;strategy Quick scanner with a moving-clear scanner behind it: 60 looks in 30 cycles. A hit sets the carpet of SPL going
;strategy at the place found; in any case the scan with its carpet goes on for a lap and ends as a DAT clear.
;strategy Beats imps, gates, clears, plain papers and other scanners; even with silks; loses to stones.
;assert CORESIZE==8000
per     equ     5               ; groups in each of the three parts of the scan
gap     equ     (7600/(12*per)) ; between looks: 12*per of them span the core except 200 cells on each side
span    equ     4*gap
origin  equ     (claw+200-span)
step    equ     3249            ; coprime to 8000: the eyes never look at the same cell twice; tuned
apart   equ     9               ; distance of the two cells compared
begin   equ     2488            ; where the eyes and the carpet begin when nothing was found
turns   equ     262             ; turns before the clear; tuned
skip    equ     18              ; where the carpet goes on after it has run over its own pointer: past the loop
        org     look

claw    dat     $0, $0          ; B: place found, then the carpet's end
blank   dat     $0, $0
jaws    dat     <2667, #skip
stun    spl     #1, #skip
ride    mov.i   $stun, >claw
eyes    seq.i   $begin, $begin+apart
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $ride, #turns
        spl     #0, $0
clear   mov.i   $jaws, >claw
        djn.f   $clear, <claw-12
stride  dat     #step, #step

look
p       for     3
k       for     per
        sne.i   $origin+(p*per-per+k)*span, $origin+(p*per-per+k)*span+gap
        seq.i   $origin+(p*per-per+k)*span+2*gap, $origin+(p*per-per+k)*span+3*gap
        mov.ab  #origin+(p*per-per+k)*span-gap-claw, $claw
        rof
        jmn.b   $which, $claw
        rof
        mov.ab  #begin, $claw
        jmp     $ride
which   add.ab  #gap, $claw
        sne.i   $blank, @claw
        jmp     $which
        jmp     $ride
        end
