;redcode-94nop
;name Lobster Quadrille
;author Digital Red Queen
;strategy Seven-point imp spiral. A pump (SPL #0) starts a new process every other turn, each one step further
;strategy round, so that every point of the spiral is soon executed by many processes and single hits do not matter.
;strategy Ties plain gates, dwarfs, other imps and papers without bombs; loses to wide gates, clears, scanners and
;strategy papers with bombs.
;assert CORESIZE==8000
step    equ     1143            ; (CORESIZE+1)/7: seven steps lead one cell past the start
        org     pump

pump    spl     #0, #0          ; stays here and sends one process on
        add.a   #step, $join
join    jmp     $imp-step       ; the first ADD makes this point at the imp itself

imp     mov.i   #0, $step       ; immediate A: the copy reads itself wherever it lies
        end
