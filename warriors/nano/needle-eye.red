;redcode-nano
;name Needle's Eye
;author Digital Red Queen
;strategy Scanner: compares one cell with an empty one in every three cycles and wears down a place meanwhile. When a cell
;strategy is not empty, a clear runs forward from there and on round the core.
;strategy Ahead of imps and papers by a little; loses to clears, which are too quick for it.
;assert CORESIZE==80
step    equ     21              ; coprime to 80: looks at every cell in a lap; tuned
first   equ     23              ; a step and two cells on: the first look falls well above this code
worn    equ     44              ; on the far side, where most opponents start
thread  equ     (look+5)        ; the empty cell behind the code
        org     look

look    add.ab  #step, $eye
eye     sne.i   $thread, $first
        djn.f   $look, <worn
        mov.i   $thread, >eye
        jmp     $eye+2
        end
