;redcode-nano
;name Busy Bee
;author Digital Red Queen
;strategy Ever more processes lay empty cells downwards, each MOV through the A-field of the line above it: three streams at
;strategy distances that no two share.
;strategy Beats the others of this hill; even with Rocking-Horse Fly; loses to Hatpin and Sixpence.
;strategy Bred by drq evolve on nano (seed 23, generation 3) from the bundled warriors alone; constants as bred.
;assert CORESIZE==80
        org     breed

breed   spl.a   #-13, }10       ; its A-field is the first stream's pointer
        mov.i   @-9, {breed
        mov.i   @-23, {-1       ; through the line above, which says as well what that one lays
        mov.i   @-11, {-1
        jmp.f   $-1, {-2
        end
