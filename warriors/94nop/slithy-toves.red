;redcode-94nop
;name Slithy Toves
;author Digital Red Queen
;strategy Moving-clear scanner with a wide carpet: each turn of the loop lays two cells of SPL, compares two cells and
;strategy moves on; a difference moves the carpet there. Two cells laid for each look keep up with papers that outgrow a
;strategy single row. After two laps of the scan it turns into a clear of DAT with a gate. Beats papers, combinations,
;strategy clears and imps, even other moving clears; loses to dwarfs, stones and one-shot scanners.
;assert CORESIZE==8000
step    equ     7675            ; gcd(7675, 8000) = 25: 320 looks a lap; these five are tuned
gap     equ     11              ; almost half of 25, so that a lap looks at every 14th cell at least
first   equ     2622            ; where the eyes and the carpet begin
turns   equ     700             ; until the clear: twice as many cells of carpet
skip    equ     18              ; where the carpet goes on after it has run over its own pointer: past the last line
        org     gyre

claw    dat     $0, #first
        dat     $0, $0
wabe    dat     <1, #skip
tove    spl     #2668, #skip
gyre    mov.i   $tove, >claw
        mov.i   $tove, >claw
eyes    seq.i   $first, $first+gap
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $gyre, #turns
        spl     #0, {claw-12
gimble  mov.i   $wabe, >claw
        djn.f   $gimble, <claw-12
stride  dat     #step, #step
        end
