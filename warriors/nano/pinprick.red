;redcode-nano
;name Pinprick
;author Digital Red Queen
;strategy Dwarf of three lines and a bomb: throws a DAT every third cycle.
;strategy Even with scanners, ties imps; loses to clears and a little to papers.
;assert CORESIZE==80
step    equ     12              ; gcd(12, 80) = 4: spares the four lines of the dwarf itself
        org     prick

prick   add.ab  #step, $tip
        mov.i   $tip, @tip
        jmp     $prick
tip     dat     #0, #0
        end
