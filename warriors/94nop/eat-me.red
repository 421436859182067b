;redcode-94
;name Eat Me
;author Digital Red Queen
;strategy Switcher: the bombing silk of Bread-and-Butterfly or the one-shot scanner of The Bellman, as a walk in P-space says:
;strategy a won round goes a step outwards, any other one inwards, and beyond 0 the other body fights. So what wins more
;strategy than half of its rounds stays, and a tie is a reason to try the other, too.
;strategy Beats whatever either body beats, nearly all older warriors; loses to quick scanners with papers.
;assert CORESIZE==8000
half    equ     4000            ; of the core: greater numbers are negative
seat    equ     #1              ; P-space cell of the walk: below 0 the silk, from 0 on the scanner
result  equ     #0              ; P-space cell 0: 0 lost, 1 won, 2 tied, -1 before the first round
one     equ     813             ; first stage of the silk; tuned
two     equ     7494            ; second stage; tuned
third   equ     2667            ; (CORESIZE+1)/3
gap     equ     9               ; of the scanner: distance within a pair; tuned
step    equ     22              ; with the gap: code of 13 lines or more is met in the first lap
first   equ     529             ; where the first pair lies; tuned
before  equ     4               ; the clear begins this far below the difference
skip    equ     33              ; pointer after a lap of the clear: past the last line
laps    equ     7119            ; pairs of SPL, almost two rounds of the core, before DAT follows; tuned
        org     recall

none    dat     #1, $0          ; A: the silk's step after no round, and in the next three lines, counted from here by
lost    dat     #1, $0          ; the result, which comes into B: after a loss
won     dat     #-1, $0         ; after a victory. B: the walk
recall  ldp.ab  seat, $won      ; and after a tie
        ldp.ab  result, $lost
        slt.ab  #half, $won
        mul.a   #-1, @lost      ; the scanner's steps are the other way round
        add.ab  @lost, $won
        stp.b   $won, seat
        slt.ab  #half, $won
        jmp     $look

silk    spl     $1
        spl     $1
        spl     $1
wing    spl     @wing, >one
        mov.i   }wing, >wing
other   spl     @other, >two
        mov.i   }other, >other
        mov.i   $crumb, {third
        mov.i   $crumb, {2*third
        mov.i   $crumb, <801
        djn.b   $other, #300    ; each copy lives for 300 rounds of the loop
crumb   dat     >third, >1

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
