;redcode-tiny
;name Marmalade Jar
;author Digital Red Queen
;strategy A paper whose copies throw bombs and end on the last.
;strategy Beats the others of this hill; even with Golden Key, Little Crocodile and Puppy; loses to Cucumber Frame,
;strategy Eaglet, Long Tale and Tea-Tray.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"bombing paper","genes":{"first":364,"second":344,"third":427,"high":113,"low":243,"bomb":2},"distance":null}],"blanks":0}
        org     start

; starts: bombing paper with 9 processes
start   spl.b   $2, $0
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0

; bombing paper (first 364, second 344, third 427, high 113, low 243, bomb 2): three copies, two bombs by each
;   process, then it ends on the bomb
        spl.b   @0, <364
        mov.i   }-1, >-1
        spl.b   @0, <344
        mov.i   }-1, >-1
        spl.b   @0, <-373
        mov.i   }-1, >-1
        mov.i   $2, {113
        mov.i   $1, {243
        dat.f   >-266, >267
        end
