;redcode-tiny
;name Long Tale
;author Digital Red Queen
;strategy Paper and stone: a stone starts in place and bombs, a two-stage silk spreads from beside it.
;strategy Beats clears, bombers, stones and imps; even with papers.
;assert CORESIZE==800
near    equ     320             ; first stage of the silk; tuned
far     equ     684             ; second stage
step    equ     252             ; stone: gcd(252, 800) = 4; tuned
gate    equ     410             ; cell worn down meanwhile
        org     tale

tale    spl     $stone
        spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $fury, {-120
        mov.i   $fury, }220
        jmp     $tail, <-gate
fury    dat     <267, <534
        dat     $0, $0
stone   spl     #0, <-20
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1
        end
