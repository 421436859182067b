;redcode-nano
;name Snap-Dragon-Fly
;author Digital Red Queen
;strategy Bred in an evolution run of this project. SPL breeds processes for two MOVs that lay empty cells, one upwards through the
;strategy pointer of the jump and one downwards from below the code.
;strategy Beats imps, papers, bombers and scanners; loses a little to other clears.
;assert CORESIZE==80
        org     breed

        dat     *32, {-3        ; keeps the backward sweep off the breeder for a moment
breed   spl     #5, {snap       ; A: the cell behind the code, which is empty
snap    mov.i   <-34, >turn     ; empty cells, upwards from 17 above the jump
        mov.i   *breed, <-18    ; and downwards from 18 below
turn    jmp     $snap, >17
        end
