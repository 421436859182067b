;redcode-nano
;name Thimbleful
;author Digital Red Queen
;strategy Ever more processes lay what they find far away downwards: one stream through a field of the line behind it,
;strategy one from below the code and one through the line above; what each takes is moved on by the others.
;strategy Beats the others of this hill; even with Dragon-Fly, Duster and Rocking-Horse Fly; loses to Busy Bee.
;strategy Bred by a search over single instructions, from champions that drq evolve had bred on nano from the bundled
;strategy warriors (seed 43); constants as bred.
;assert CORESIZE==80
        org     breed

breed   spl.i   #-21, >-34
        mov.i   <-10, {1        ; through the A-field of the next line
        mov.i   @40, {-4        ; through a cell below the code
        mov.i   >-33, {-1       ; through the line above, as the first
        jmp.i   $-1, {-2
        end
