;redcode-94nop
;name Bread-and-Butterfly
;author Digital Red Queen
;strategy Anti-imp paper: a silk whose copies bomb at thirds of the core, where the points of a three-point ring lie, and
;strategy whose bomb shifts the next third when run into.
;strategy Beats imps, stones, clears and most papers; loses to scanners that stun.
;assert CORESIZE==8000
one     equ     813             ; first stage; tuned
two     equ     7494            ; second stage; tuned
third   equ     2667            ; (CORESIZE+1)/3
        org     flutter

flutter spl     $1
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
        end
