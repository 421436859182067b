;redcode-tiny
;name Dodo
;author Digital Red Queen
;strategy Two-phase bomber: SPL bombs, two in every four cycles, for a lap, then many processes sweep with DAT behind a gate.
;strategy Beats clears and imps; even with stones; loses to papers and one-shot scanners.
;assert CORESIZE==800
step    equ     405             ; gcd(405, 800) = 5; tuned
apart   equ     84              ; distance between the places that the two fields point at
lap     equ     23              ; throws of each field: a quarter of the places, then the sweep
skip    equ     20              ; pointer after a lap of the sweep: past the last line
        org     stun

broom   dat     $0, #skip
        dat     $0, $0
crumb   dat     <267, #skip
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
