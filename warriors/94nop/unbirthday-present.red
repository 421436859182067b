;redcode-94nop
;name Unbirthday Present
;author Digital Red Queen
;strategy Quick bomber, then paper: without looking it throws bombs at evenly spread places in the first cycles, when
;strategy every opponent still sits where it was loaded, and then starts a three-stage silk. Unlike a quick scanner it
;strategy needs no decoder and is not fooled by anything; it hits less.
;strategy Beats stones, clears and dwarfs; ties papers and most of the rest; loses to one-shot scanners.
;assert CORESIZE==8000
presents equ     20             ; as many cycles before the paper starts
gap     equ     380             ; so the presents and this code share the core evenly
one     equ     5620            ; stages of the silk: three unrelated distances, so that copies of copies seldom coincide
two     equ     1140
three   equ     3365
reach   equ     2000            ; where each copy's bombs start
gate    equ     1600            ; cell worn down meanwhile
        org     give

give
k       for     presents
        mov.i   $box, $box+k*gap
        rof
        spl     $1
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
        dat     $0, $0
        dat     $0, $0
box     dat     <1, {1
        end
