;redcode-94nop
;name Vorpal Blade
;author Digital Red Queen
;strategy One-shot scanner: compares pairs of cells 11 apart in three cycles and, at the first difference, stops looking
;strategy and clears the core from there: one pass of SPL to stun, then DAT without end behind a gate.
;strategy Beats imps, plain papers, gates, clears and most combinations; loses to dwarfs and stones.
;assert CORESIZE==8000
gap     equ     11              ; distance within a pair: code of twelve cells or more is always met
step    equ     22              ; two gaps: the pairs cover the core without overlap
first   equ     72              ; the first pair lies just beyond this code
skip    equ     58              ; pointer after a lap of the clear: past the last line
laps    equ     7020            ; pairs of SPL, almost two rounds of the core, before DAT follows; tuned
        org     look

point   dat     $0, $0
        dat     $0, $0
snicker dat     <2667, #skip
snack   spl     #2668, #skip
look    add.f   $stride, $blade
blade   sne.i   $first, $first+gap
        djn.f   $look, <-1500
        mov.ab  $blade, $point
        add.ab  #blade-point, $point
through mov.i   $snack, >point
        mov.i   $snack, >point
        djn.b   $through, #laps
        spl     #0, $0
clear   mov.i   $snicker, >point
        djn.f   $clear, <-1300
stride  dat     $step, $step
        end
