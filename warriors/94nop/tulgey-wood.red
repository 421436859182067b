;redcode-94nop
;name Tulgey Wood
;author Digital Red Queen
;strategy Hydra: three pumps start spirals of 3, 7 and 9 points at the same time. To kill it an opponent has to stop
;strategy all three, and a gate tuned to one spiral lets the others through.
;strategy Ties plain gates, dwarfs, single rings and papers without bombs; loses to clears, scanners and papers with
;strategy bombs.
;assert CORESIZE==8000
threes  equ     2667            ; (CORESIZE+1)/3
sevens  equ     1143            ; (CORESIZE+1)/7
nines   equ     889             ; (CORESIZE+1)/9
        org     start

start   spl     $pump7
        spl     $pump9

pump3   spl     #0, #0
        add.a   #threes, $join3
join3   jmp     $imp3-threes
pump7   spl     #0, #0
        add.a   #sevens, $join7
join7   jmp     $imp7-sevens
pump9   spl     #0, #0
        add.a   #nines, $join9
join9   jmp     $imp9-nines

imp3    mov.i   #0, $threes
        dat     #0, #0          ; each imp writes the cell behind its own: keep that cell free
imp7    mov.i   #0, $sevens
        dat     #0, #0
imp9    mov.i   #0, $nines
        end
