;redcode-94nop
;name Treacle Well
;author Digital Red Queen
;strategy Three-point imp ring, started by a binary tree of SPL: Elsie, Lacie and Tillie each write the cell
;strategy that the next of them executes, a third of the core further on. A fourth process closes the ring.
;strategy Beats dwarfs, ties stones and other rings; loses to gates, clears, scanners and most papers.
;assert CORESIZE==8000
step    equ     2667            ; (CORESIZE+1)/3: three steps lead one cell past the start
        org     launch

launch  spl     $right          ; the tree hands over in the order of the ring
        spl     $second
        jmp     $imp
second  jmp     $imp+step
right   spl     $fourth
        jmp     $imp+2*step
fourth  jmp     $imp+3*step     ; = imp+1, which the third has just written

imp     mov.i   $0, $step
        end
