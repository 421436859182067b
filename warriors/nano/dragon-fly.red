;redcode-nano
;name Dragon-Fly
;author Digital Red Queen
;strategy Two streams downwards by ever more processes: each MOV aims through a field that another line holds and takes
;strategy what it lays through fields far away, and the jump moves the second stream on as well.
;strategy Beats the others of this hill; even with Busy Bee and Thimbleful; loses to Hatpin and Sixpence.
;strategy Bred by a search over single instructions, from champions that drq evolve had bred on nano from the bundled
;strategy warriors (seed 43); constants as bred.
;assert CORESIZE==80
        org     breed

        mod.f   @2, >-17        ; never run
breed   spl.a   #-23, $-4       ; its B-field is where the first stream is
        mov.i   *-16, <breed
        mov.i   >16, {-1        ; through the A-field of the line above, which says as well what that one lays
        jmp.ba  $-1, {-2        ; moves that field on once more
        end
