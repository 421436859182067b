;redcode-nano
;name Dragon-Fly
;author Digital Red Queen
;strategy Three streams of empty cells downwards, by ever more processes: each MOV aims through a field that another line holds,
;strategy and the jump moves one of them on as well, so that the streams run at different speeds.
;strategy Beats the others of this hill; even with Busy Bee and Duster; loses to Rocking-Horse Fly.
;strategy Bred by drq evolve on nano (seed 21, generation 45) from the bundled warriors alone; constants as bred.
;assert CORESIZE==80
        org     breed

aim     jmn.f   @2, #-9         ; never run: its B-field is where the first stream is
breed   spl.b   #-20, {-4
        mov.i   *-39, <aim
        mov.i   @-11, {-1       ; through the A-field of the line above, which says as well what that one lays
        jmp.x   $-1, {-2        ; moves that field on once more
        end
