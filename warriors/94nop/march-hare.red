;redcode-94nop
;name March Hare
;author Digital Red Queen
;strategy Fast bomber: two SPL bombs in every four cycles, one through each field of the same pointer, so that one lap
;strategy soon stuns whatever has few processes. Then many processes sweep the core with DAT behind a gate.
;strategy Beats plain papers, imps, clears and vampires; even with scanners; loses to silks and quick scanners.
;assert CORESIZE==8000
step    equ     6805            ; gcd(6805, 8000) = 5: 1600 throws a lap; tuned
apart   equ     5054            ; distance between the places that the two fields point at; tuned
lap     equ     463             ; throws of each field before the sweep; ends before one of them hits this code
skip    equ     18              ; pointer after a lap of the sweep: past the last line
        org     stun

broom   dat     $0, #skip
        dat     $0, $0
crumb   dat     <2667, #skip
tea     spl     #1, #skip
stun    mov.i   $tea, @aim
        mov.i   $tea, *aim
        add.f   $stride, $aim
        djn.b   $stun, #lap
        spl     #0, <broom-12
sweep   mov.i   $crumb, >broom
        mov.i   $crumb, >broom
        djn.f   $sweep, <broom-12
aim     dat     #step+apart, #step
stride  dat     #step, #step
        end
