;redcode-94nop
;name Caterpillar
;author Digital Red Queen
;strategy Silk paper of three stages: each set of eight processes builds three copies, the third of them again
;strategy and again, which fills the core soonest. Each copy bombs with the empty cell behind it.
;strategy Beats stones, bombers, clears and gates; ties nearly all papers and what contains one; seldom loses.
;assert CORESIZE==8000
one     equ     4436            ; three unrelated distances, so that copies of copies seldom coincide
two     equ     1140
three   equ     3365
reach   equ     1958            ; where each copy's bombs start
gate    equ     1623            ; cell worn down meanwhile
        org     hatch

hatch   spl     $1
        spl     $1
        spl     $1
body    spl     @body, >one
        mov.i   }body, >body
middle  spl     @middle, >two
        mov.i   }middle, >middle
last    spl     @last, >three
        mov.i   }last, >last
        mov.i   $last+4, >reach ; the empty cell behind the copy serves as bomb
        jmp     $last, <-gate
        end
