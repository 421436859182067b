;redcode-nano
;name Three Gnats
;author Digital Red Queen
;strategy Three-point imp spiral with a pump (SPL #0), which starts a new process each third of the core in turn.
;strategy Ties bombers and scanners in many rounds, beats some papers; loses to clears.
;assert CORESIZE==80
step    equ     27              ; (CORESIZE+1)/3: three steps lead one cell past the start
        org     pump

pump    spl     #0, #0
        add.a   #step, $join
join    jmp     $imp-step
imp     mov.i   #0, $step       ; immediate A: the copy reads itself wherever it lies
        end
