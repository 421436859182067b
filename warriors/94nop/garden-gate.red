;redcode-94nop
;name Garden Gate
;author Digital Red Queen
;strategy Imp gate: many processes decrement one cell in front of the code, so that an imp copied there is altered before
;strategy it runs, copies itself to a wrong place and dies.
;strategy Beats imps and thin rings, ties spirals that a pump keeps filling; loses to everything that bombs or scans.
;assert CORESIZE==8000
gate    equ     (hinge-12)      ; far enough that an altered imp does not land in this code
        org     hinge

hinge   spl     #0, <gate       ; breeds keepers and decrements
        jmp     $0, <gate       ; every keeper decrements the gate in every turn
        end
