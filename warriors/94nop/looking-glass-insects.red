;redcode-94nop
;name Looking-Glass Insects
;author Digital Red Queen
;strategy Quick scan of 24 looks with bombs for what they find; then an imp spiral of three points that starts at once
;strategy and a pump that fills an imp spiral of thirteen points for ever, copied far away, with 12 empty cells
;strategy between.
;strategy Beats stones; even with papers with imps, silks, papers with stones, combinations and stones with imps;
;strategy loses to table scans, carpet scanners, quick scanners, switchers, imps, bombers and scanners (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (quick scan; imp spiral; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"quick scan","genes":{"groups":2,"narrower":4,"wide":11,"bombs":14}},"bodies":[{"part":"imp spiral","genes":{"ring":0,"rounds":2},"distance":4645},{"part":"imp pump","genes":{"ring":3077,"worn":1033},"distance":5635}],"blanks":12}
        org     start

; quick scan (groups 2, narrower 4, wide 11, bombs 14): looks at pairs of cells, four cells in two cycles; the
;   line and operand of a JMP tell where the difference was, and bombs fall upwards and downwards from there
        dat.f   <2667, <-2666
        dat.f   #-11, #11
        dat.f   $0, $0
        dat.f   $0, $2
start   sne.i   $2303, $2591
        seq.i   $2878, $3166
        jmp.b   $18, $0
        sne.i   $1148, $1436
        seq.i   $1723, $2011
        jmp.b   $15, <-6
        sne.i   $3449, $3737
        seq.i   $-3976, $-3688
        jmp.b   $12, >-9
        sne.i   $-2250, $-1962
        seq.i   $-1675, $-1387
        jmp.b   $8, $0
        sne.i   $-3405, $-3117
        seq.i   $-2830, $-2542
        jmp.b   $5, <-15
        sne.i   $-1104, $-816
        seq.i   $-529, $-241
        jmp.b   $2, >-18
        jmp.b   $14, $0
        add.ab  #3, $-20
        mul.ab  #1152, $-21
        sne.i   $-23, @-22
        add.ab  #288, $-23
        sne.i   $-25, @-24
        add.ab  #288, $-25
        sne.i   $-27, @-26
        add.ab  #288, $-27
        mov.ba  $-28, $-28
        mov.i   $-32, @-29
        mov.i   $-33, *-30
        add.f   $-33, $-31
        djn.b   $-3, #14

; copies the bodies to where they run, and starts them: imp spiral with 6 processes, imp pump with 1 process
        mov.i   $26, $-3391
        mov.i   $26, $-3391
        spl.b   $6, $0
        spl.b   $2, $31
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-3398, $-3390
        mov.i   $26, $-2409
        mov.i   $26, $-2409
        mov.i   $26, $-2409
        mov.i   $26, $-2409
        mov.i   $26, $-2409
        jmp.b   $-2414, $0

; empty cells between
        for     12
        dat.f   $0, $0
        rof

; imp spiral (ring 0, rounds 2; runs 4645 cells behind the first line): all points of an imp spiral at once,
;   through a table of jumps
        jmp.b   }7, $0
        jmp.b   $6, $0
        jmp.b   $2672, $0
        jmp.b   $-2662, $0
        jmp.b   $4, $0
        jmp.b   $2670, $0
        jmp.b   $-2664, $0
        mov.i   #-6, $2667

; imp pump (ring 3077, worn 1033; runs 5635 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <1033
        add.a   #3078, $2
        mov.i   $2, }2
        jmp.b   $1845, $0
        mov.i   #1, $3077
        end
