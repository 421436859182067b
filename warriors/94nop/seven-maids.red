;redcode-94nop
;name Seven Maids
;author Digital Red Queen
;strategy Two-pass carpet clear: the first pass lays SPL over the nearest eighth of the core so that whatever runs there
;strategy breeds and crawls; then many processes sweep with DAT for good and decrement a gate in front of the mops.
;strategy Beats other clears, imps and plain papers and is ahead of silks; loses to scanners and stones.
;assert CORESIZE==8000
skip    equ     42              ; both bombs: pointer's new value after a lap, past the last line
laps    equ     531             ; pairs of the first pass: an eighth of the core soon stuns whatever is near; tuned
gate    equ     44              ; distance of the decremented cell below the bucket; tuned
        org     mop

bucket  dat     #200, #60
        dat     $0, $0
sand    dat     <2667, #skip
walrus  spl     #1, #skip
mop     mov.i   $walrus, >bucket
        mov.i   $walrus, >bucket
        djn.b   $mop, #laps
        spl     #0, <bucket-gate
sweep   mov.i   $sand, >bucket
        djn.f   $sweep, <bucket-gate
        end
