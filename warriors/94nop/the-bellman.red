;redcode-94nop
;name The Bellman
;author Digital Red Queen
;strategy One-shot scanner: compares pairs of cells 9 apart in three cycles and, at the first difference, stops looking
;strategy and clears the core from just below that: almost two laps of SPL to stun, then DAT without end. Beats papers,
;strategy combinations, clears and imps; even with other scanners; loses to dwarfs and small bombers.
;assert CORESIZE==8000
gap     equ     9               ; distance within a pair; tuned
step    equ     22              ; with the gap: code of 13 lines or more is met in the first lap
first   equ     529             ; where the first pair lies; tuned
before  equ     4               ; the clear begins this far below the difference
skip    equ     33              ; pointer after a lap of the clear: past the last line
laps    equ     7119            ; pairs of SPL, almost two rounds of the core, before DAT follows; tuned
        org     look

point   dat     $0, $0
        dat     $0, $0
snuff   dat     <1, #skip
bell    spl     #1, #skip
look    add.f   $stride, $eye
eye     sne.i   $first, $first+gap
        djn.f   $look, <-2924
        mov.ab  $eye, $point
        add.ab  #eye-point-before, $point
toll    mov.i   $bell, >point
        mov.i   $bell, >point
        djn.b   $toll, #laps
        spl     #0, $0
clear   mov.i   $snuff, >point
        mov.i   $snuff, >point
        djn.f   $clear, <-1300
stride  dat     $step, $step
        end
