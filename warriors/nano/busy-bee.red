;redcode-nano
;name Busy Bee
;author Digital Red Queen
;strategy Ever more processes lay what they find far away downwards, each MOV through an A-field of another line: three
;strategy streams.
;strategy Beats the others of this hill; even with Dragon-Fly; loses to Hatpin and Sixpence.
;strategy Bred by a search over single instructions, from champions that drq evolve had bred on nano from the bundled
;strategy warriors (seed 43); constants as bred.
;assert CORESIZE==80
        org     breed

breed   spl.i   #-13, <23       ; its A-field is the first stream's pointer
        mov.i   *-7, {breed
        mov.i   @-24, {-4       ; through a cell below the code
        mov.i   {-12, {-1       ; through the line above, which says as well what that one lays
        jmp.f   $-1, {-2
        end
