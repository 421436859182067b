;redcode-nano
;name Hatpin
;author Digital Red Queen
;strategy Lays the cells that a field far above points to, upwards through its last line, and what that line points to
;strategy downwards: two streams that take from different places, so that an opponent meets more than one kind of bomb.
;strategy Beats the others of this hill; loses to Thimbleful.
;strategy Bred by a search over single instructions, from champions that drq evolve had bred on nano from the bundled
;strategy warriors (seed 41); constants as bred.
;assert CORESIZE==80
        org     breed

breed   spl.ba  #-27, <-10
        mov.i   }33, >last
        mov.i   >2, {23
        djn.ab  $-2, @-32
last    spl.i   <-23, {30       ; its B-field is where the first stream is
        end
