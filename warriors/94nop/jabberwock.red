;redcode-94nop
;name Jabberwock
;author Digital Red Queen
;strategy Vampire: throws fangs, JMPs that lead whoever runs into them back to a pit. There they breed processes for
;strategy nothing and so slow down all the rest of their kind. After one lap of the core many processes of its own
;strategy sweep everything with DAT, the pit and the captured included.
;strategy Beats plain papers, imps and clears; loses to silks, quick scanners and moving carpets.
;assert CORESIZE==8000
step    equ     2668            ; 4*667, and 3*667 = 1 mod 2000: throw 1997 is the first to hit below the fang
lap     equ     1985            ; so a lap ends just before the fangs come down to this code
skip    equ     22              ; pointer after a lap of the sweep: past the last line
reach   equ     100             ; where the first lap of the sweep begins
        org     bite

claw    dat     $0, #reach
        dat     $0, $0
maw     dat     <2667, #skip
pit     spl     $0
        spl     $pit
        jmp     $pit
        dat     $0, $0
bite    mov.i   $fang, @fang
        add.x   $turn, $fang    ; the jump's offset moves against the throw, so that it still points at the pit
        djn.b   $bite, #lap
        spl     #0, $0
        spl     #0, $0
sweep   mov.i   $maw, >claw
        mov.i   $maw, >claw
        djn.f   $sweep, <claw-12
turn    dat     #step, #-step
fang    jmp     $pit-step, #step
        end
