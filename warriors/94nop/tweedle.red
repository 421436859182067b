;redcode-94nop
;name Tweedledum and Tweedledee
;author Digital Red Queen
;strategy Paper with imps: every copy of a two-stage silk also releases a three-point imp, so that after the papers have
;strategy been cleared imps are left, and after the gates have stopped the imps papers are left.
;strategy Beats stones, bombers and vampires; ties most papers; loses to scanners that stun.
;assert CORESIZE==8000
one     equ     1900            ; first stage
two     equ     4271            ; second stage: no simple fraction of the core
step    equ     2667            ; (CORESIZE+1)/3
        org     agree

agree   spl     $1
        spl     $1
        spl     $1
dum     spl     @dum, >one
        mov.i   }dum, >dum
dee     spl     @dee, >two
        mov.i   }dee, >dee
        mov.i   #1, {1
        spl     $rattle
        jmp     $dee
rattle  mov.i   #step+1, step
        end
