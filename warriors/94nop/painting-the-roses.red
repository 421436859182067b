;redcode-94nop
;name Painting the Roses
;author Digital Red Queen
;strategy Wide gate: many processes paint the core backwards with DAT and, in the same loop, decrement a cell ahead of the
;strategy code. What survives the gate meets the brush, so that even spirals that a pump keeps filling end here. The bomb
;strategy brings in its B-field the place where the brush goes on after it has painted over its own pointer.
;strategy Beats imps of every form, dwarfs and stones; loses to papers, clears and scanners.
;assert CORESIZE==8000
gate    equ     (brush-5)       ; cell that every process decrements
reach   equ     40              ; where the first round begins
clear   equ     8               ; where every later round begins: below the gate
        org     paint

brush   dat     $0, #-reach
        dat     $0, $0
        dat     $0, $0
paint   spl     #0, <gate
        spl     #0, <gate
stroke  mov.i   $white, <brush
        djn.f   $stroke, <gate
white   dat     <2667, #-clear  ; 2667 = (CORESIZE+1)/3 turns the next point of a ring
        end
