;redcode-nano
;name Duster
;author Digital Red Queen
;strategy Clear: SPL #0 breeds processes for two MOVs that sweep forward. The pointer sits in the SPL's own B-field, so that
;strategy five lines suffice.
;strategy Beats imps, papers, bombers and scanners; loses to clears that sweep in both directions.
;assert CORESIZE==80
        org     breed

breed   spl     #0, #6          ; B: the pointer, first lap past the code
sweep   mov.i   $dust, >breed
        mov.i   $dust, >breed
        djn.f   $sweep, <breed-6 ; the decremented cell lies below, as a gate
dust    dat     $1, #6          ; B: the pointer's new value after a lap
        end
