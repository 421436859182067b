;redcode-94nop
;name Mome Raths
;author Digital Red Queen
;strategy Two silks and a stone: a stone is booted away, then two two-stage silks of different distances and bombs share
;strategy the cycles. What stops one of the three leaves the others. Beats stones, bombers, clears, imps and moving
;strategy carpets; ties papers; loses to one-shot scanners.
;assert CORESIZE==8000
seat    equ     5608            ; where the stone goes; tuned
step    equ     2157            ; of the stone; tuned
room    equ     33              ; between the silks
one     equ     872             ; stages of the first silk; these twelve are tuned
two     equ     7592
low     equ     6412            ; where each copy's bombs start
mid     equ     3666
high    equ     1414
gate    equ     5154            ; cell worn down meanwhile
one2    equ     5871            ; the same of the second silk
two2    equ     4844
low2    equ     6561
mid2    equ     1503
high2   equ     1103
gate2   equ     4792
        org     boot

boot    mov.i   $shot, $shot+seat
        mov.i   $shot-1, $shot-1+seat
        mov.i   $shot-2, $shot-2+seat
        mov.i   $shot-3, $shot-3+seat
        mov.i   $stone, $stone+seat
        spl     $stone+seat
        spl     $other

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, <one
        mov.i   }body, >body
tail    spl     @tail, >two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, {mid
        mov.i   $seed, {high
        jmp     $tail, <gate
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
k       for     room
        dat     $0, $0
        rof

other   spl     $1
        spl     $1
        spl     $1
body2   spl     @body2, }one2
        mov.i   }body2, >body2
tail2   spl     @tail2, <two2
        mov.i   }tail2, >tail2
        mov.i   $seed2, {low2
        mov.i   $seed2, }mid2
        mov.i   $seed2, <high2
        dat     $0, $0
seed2   dat     >2667, >1
        dat     $0, $0

stone   spl     #0, {-3056      ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1
        end
