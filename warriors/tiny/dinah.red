;redcode-tiny
;name Dinah
;author Digital Red Queen
;strategy Moving-clear scanner: compares two cells in each turn of the loop and lays one more SPL of a carpet at the same
;strategy time; a difference moves the carpet there. After a lap it turns into a DAT clear with a gate.
;strategy Beats clears and imps; loses to papers and stones.
;assert CORESIZE==800
step    equ     506             ; tuned: 506 is -294, so that the eyes jump back by more than a third
gap     equ     4               ; distance of the two cells compared
first   equ     730             ; where the eyes and the carpet begin: just below this code
turns   equ     42              ; turns before the clear
skip    equ     18              ; where the carpet goes on after it has run over its own pointer: past the last line
        org     prowl

claw    dat     $0, #first
        dat     $0, $0
jaws    dat     <267, #skip
snatch  spl     #1, #skip
prowl   mov.i   $snatch, >claw
eyes    seq.i   $first, $first+gap
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $prowl, #turns
        spl     #0, $0
clear   mov.i   $jaws, >claw
        djn.f   $clear, <claw-12
stride  dat     #step, #step
        end
