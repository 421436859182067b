;redcode-94nop
;name Elsie, Lacie and Tillie
;author Digital Red Queen
;strategy Three silks of different distances and bombs, which share the cycles: what stops one of them, or the copies of
;strategy one that sit in each other's way, leaves the other two. Beats stones, bombers, clears, imps and most silks;
;strategy even with scanners; ties plain papers; loses to JMZ scanners.
;assert CORESIZE==8000
room    equ     24              ; between the silks
one     equ     1157            ; stages of the first silk; these fifteen are tuned
two     equ     1465
low     equ     4539            ; where each copy's bombs start
mid     equ     1368
high    equ     3345
one2    equ     5559            ; the same of the second silk
two2    equ     4737
low2    equ     1895
mid2    equ     1264
high2   equ     3608
one3    equ     3813            ; the same of the third silk
two3    equ     709
low3    equ     5097
mid3    equ     6100
high3   equ     2895
        org     well

well    spl     $lacie
        spl     $tillie

        spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, }one
        mov.i   }body, >body
tail    spl     @tail, {two
        mov.i   }tail, >tail
        mov.i   $seed, {low
        mov.i   $seed, {mid
        mov.i   $seed, <high
        djn.b   $tail, #40
seed    dat     $0, $0          ; not copied, since there are eight processes: copies bomb with an empty cell
k       for     room
        dat     $0, $0
        rof

lacie   spl     $1
        spl     $1
        spl     $1
body2   spl     @body2, >one2
        mov.i   }body2, >body2
tail2   spl     @tail2, <two2
        mov.i   }tail2, >tail2
        mov.i   $seed2, {low2
        mov.i   $seed2, {mid2
        mov.i   $seed2, {high2
        djn.b   $tail2, #40
seed2   dat     <2667, <5334
k       for     room
        dat     $0, $0
        rof

tillie  spl     $1
        spl     $1
        spl     $1
body3   spl     @body3, <one3
        mov.i   }body3, >body3
tail3   spl     @tail3, >two3
        mov.i   }tail3, >tail3
        mov.i   $seed3, >low3
        mov.i   $seed3, }mid3
        mov.i   $seed3, {high3
        dat     $0, $0
seed3   dat     $1, $1
        end
