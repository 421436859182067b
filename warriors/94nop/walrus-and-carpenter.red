;redcode-94nop
;name Walrus and Carpenter
;author Digital Red Queen
;strategy Stone with imps: the Walrus, a stone, is booted away and bombs; the Carpenter, a pump, sends out an imp spiral
;strategy that holds the tie when the stone is lost.
;strategy Beats stones, dwarfs and plain gates; even with clears and imps; loses to papers and scanners.
;assert CORESIZE==8000
beach   equ     7292            ; where the stone goes: -708; tuned
step    equ     5721            ; coprime to 8000, so that a lap meets every cell; tuned
ring    equ     2667            ; (CORESIZE+1)/3
        org     walk

walk    mov.i   $oyster, $oyster+beach
        mov.i   $oyster-1, $oyster-1+beach
        mov.i   $oyster-2, $oyster-2+beach
        mov.i   $oyster-3, $oyster-3+beach
        mov.i   $walrus, $walrus+beach
        spl     $walrus+beach

pump    spl     #0, #0
        add.a   #ring, $join
join    jmp     $imp-ring
imp     mov.i   #0, ring
        dat     $0, $0          ; the imp's copies begin one cell on: keep it apart from the original of the stone
        dat     $0, $0

walrus  spl     #0, <-40
        mov.i   $oyster, @carp
        add.ab  #step, $carp
carp    jmp     $walrus+1, #step+1
oyster  dat     >-3, >1
        end
