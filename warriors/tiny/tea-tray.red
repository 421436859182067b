;redcode-tiny
;name Tea-Tray
;author Digital Red Queen
;strategy A pump that fills an imp spiral of three points for ever and a paper whose copies throw bombs and end on the
;strategy last.
;strategy Beats the others of this hill; even with Eaglet, Golden Key, Little Crocodile and Long Tale; loses to
;strategy Cucumber Frame.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"imp pump","genes":{"ring":267,"worn":188},"distance":null},{"part":"bombing paper","genes":{"first":365,"second":344,"third":427,"high":113,"low":619,"bomb":1},"distance":null}],"blanks":0}
        org     start

; starts: imp pump with 1 process, bombing paper with 9 processes
start   spl.b   $14, $0
        spl.b   $2, $0
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0

; bombing paper (first 365, second 344, third 427, high 113, low 619, bomb 1): three copies, two bombs by each
;   process, then it ends on the bomb
        spl.b   @0, <365
        mov.i   }-1, >-1
        spl.b   @0, <344
        mov.i   }-1, >-1
        spl.b   @0, <-373
        mov.i   }-1, >-1
        mov.i   $2, {113
        mov.i   $1, {-181
        dat.f   <267, <-266

; imp pump (ring 267, worn 188): one more process into an imp spiral with each turn, for ever
        spl.b   #0, <188
        add.a   #268, $2
        mov.i   $2, }2
        jmp.b   $265, $0
        mov.i   #1, $267
        end
