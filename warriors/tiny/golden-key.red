;redcode-tiny
;name Golden Key
;author Digital Red Queen
;strategy One-shot scanner: compares pairs of cells and, at the first difference, clears the core from there: one pass of
;strategy SPL to stun, then DAT without end behind a gate.
;strategy Beats clears, imps and bombers; loses to moving carpets, silks and stones.
;assert CORESIZE==800
gap     equ     9               ; distance within a pair; code of nine cells or more is always met
step    equ     18              ; two gaps: the pairs cover the core without overlap
first   equ     33              ; tuned
skip    equ     26              ; pointer after a lap of the clear: past the last line
laps    equ     773             ; pairs of SPL, almost two rounds of the core, before DAT follows
        org     look

point   dat     $0, $0
        dat     $0, $0
wards   dat     <267, #skip     ; 267 = (CORESIZE+1)/3
turn    spl     #268, #skip
look    add.f   $stride, $key
key     sne.i   $first, $first+gap
        djn.f   $look, <-150
        mov.ab  $key, $point
        add.ab  #key-point, $point
open    mov.i   $turn, >point
        mov.i   $turn, >point
        djn.b   $open, #laps
        spl     #0, $0
clear   mov.i   $wards, >point
        djn.f   $clear, <-130
stride  dat     #step, #step
        end
