;redcode-nano
;name Thimbleful
;author Digital Red Queen
;strategy Two streams by ever more processes: one lays what a cell far above points to, upwards from behind the code; the other
;strategy lays the last line downwards from a quarter of the core away. A third place is worn down meanwhile.
;strategy Beats the others of this hill; even with Hatpin; loses to Busy Bee, Dragon-Fly and Rocking-Horse Fly.
;strategy Bred by a search over single instructions, from champions that drq evolve had bred on nano from the bundled warriors
;strategy (seed 41); constants as bred.
;assert CORESIZE==80
        org     breed

breed   spl.ba  #34, <-14
        mov.i   >38, >last      ; upwards, from 19 behind the last line on
        mov.i   $last, {21      ; downwards
        djn.x   $-2, {-37
last    djn.ab  <23, $19        ; a bomb that is also the pointer of the first stream
        end
