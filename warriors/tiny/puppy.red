;redcode-tiny
;name Puppy
;author Digital Red Queen
;strategy A paper that makes its last copy backwards, copied away, with 6 empty cells between.
;strategy Beats the others of this hill; even with Marmalade Jar, Mushroom and Tea-Tray; loses to Eaglet and Long
;strategy Tale.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"turning paper","genes":{"pairs":2,"first":364,"second":610,"last":253,"bombs":1,"high":108,"low":243,"bomb":2},"distance":664}],"blanks":6}
        org     start

; copies the body to where it runs, and starts it: turning paper with 8 processes
start   spl.b   $1, $19
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-140, $-132

; empty cells between
        for     6
        dat.f   $0, $0
        rof

; turning paper (pairs 2, first 364, second 610, last 253, bombs 1, high 108, low 243, bomb 2; runs 664 cells
;   behind the first line): copies, bombs, and the last copy written backwards, which each process enters
        spl.b   @0, <364
        mov.i   }-1, >-1
        spl.b   @0, <-190
        mov.i   }-1, >-1
        mov.i   $3, {108
        mov.i   {-3, <1
        djn.f   @0, <261
        dat.f   >-266, >267
        end
