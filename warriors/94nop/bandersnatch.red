;redcode-94nop
;name Bandersnatch
;author Digital Red Queen
;strategy Moving-clear scanner: compares two cells in each turn of the loop and lays one more SPL of a carpet at the same
;strategy time. A difference only moves the carpet there; the scan never stops, so decoys cost it little. After one lap
;strategy it turns into a clear of DAT with a gate.
;strategy Beats imps, gates, clears, plain papers and most combinations; even with stones and quick scanners.
;assert CORESIZE==8000
step    equ     2620            ; gcd(2620, 8000) = 20: 400 turns a lap
gap     equ     10              ; half of 20: every tenth cell is looked at in a lap
first   equ     2626            ; where the eyes and the carpet begin
turns   equ     398             ; almost a lap
skip    equ     20              ; where the carpet goes on after it has run over its own pointer: past the last line
        org     frume

claw    dat     $0, #first
        dat     $0, $0
jaws    dat     <2667, #skip
snatch  spl     #1, #skip
frume   mov.i   $snatch, >claw
eyes    seq.i   $first, $first+gap
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $frume, #turns
        spl     #0, $0
clear   mov.i   $jaws, >claw
        djn.f   $clear, <claw-12
stride  dat     #step, #step
        end
