;redcode-tiny
;name Pool of Tears
;author Digital Red Queen
;strategy Three-point imp spiral with a pump (SPL #0), so that every point is soon executed by many processes.
;strategy Ties or loses: everything larger runs it down; it shows the technique.
;assert CORESIZE==800
step    equ     267             ; (CORESIZE+1)/3: three steps lead one cell past the start
        org     pump

pump    spl     #0, #0
        add.a   #step, $join
join    jmp     $imp-step
imp     mov.i   #0, $step       ; immediate A: the copy reads itself wherever it lies
        end
