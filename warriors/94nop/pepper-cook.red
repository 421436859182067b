;redcode-94nop
;name Pepper Cook
;author Digital Red Queen
;strategy Dwarf: throws a DAT every third cycle. The step has 4 as its greatest common divisor with the core size, so
;strategy that 2000 throws hit every fourth cell and never the four cells of the cook herself.
;strategy Beats scanners and vampires of one process; loses to papers, stones and clears.
;assert CORESIZE==8000
step    equ     3044            ; gcd(3044, 8000) = 4, near 3/8 of the core: successive bombs lie far apart
        org     throw

throw   add.ab  #step, $pot
        mov.i   $pot, @pot
        jmp     $throw
pot     dat     #0, #0
        end
