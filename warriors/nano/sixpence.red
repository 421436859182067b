;redcode-nano
;name Sixpence
;author Digital Red Queen
;strategy Clear of DATs upwards through the B-field of the breeding SPL, two cells a turn, and a third place worn down
;strategy by the DJN. It begins half a core away and goes on behind its own code.
;strategy Beats the others of this hill; even with Busy Bee and Duster; loses to Hatpin and Thimbleful.
;strategy Bred by drq evolve on nano (seed 21, generation 22) from the bundled warriors alone, Duster first; constants
;strategy as bred.
;assert CORESIZE==80
        org     breed

breed   spl.a   #-3, <37        ; B: where the next DAT goes
        mov.i   $last, >breed
        mov.i   $last, >breed
        djn.f   $-2, <31        ; wears down what it meets, downwards
last    dat.f   $1, #5          ; on the pointer it sends the clear past its own code
        end
