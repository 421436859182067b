;redcode-94nop
;name Beehive
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a paper whose copies throw bombs and end on the
;strategy last and a paper whose copies each let a clear fall upon themselves, copied far away, with 17 empty cells
;strategy between.
;strategy Beats table scans, carpet scanners, quick scanners, silks, papers with stones, stones, switchers, imps,
;strategy stones with imps and bombers; even with papers with imps, combinations and scanners (20 rounds against each
;strategy of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; bombing paper; falling paper) was
;strategy given, its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of
;strategy which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":7,"wide":7,"bombs":17}},"bodies":[{"part":"bombing paper","genes":{"first":463,"second":6462,"third":7276,"high":1833,"low":7281,"bomb":0},"distance":3246},{"part":"falling paper","genes":{"first":1480,"second":5725,"third":5532,"pairs":3,"height":1034},"distance":1268}],"blanks":17}
        org     start

; table scan (groups 3, variant 7, wide 7, bombs 17): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-7, #7
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-418
        dat.f   $0, $822
        dat.f   $0, $1643
        dat.f   $0, $2464
        dat.f   $0, $3285
        dat.f   $0, $-3894
        dat.f   $0, $-3073
        dat.f   $0, $-2252
        dat.f   $0, $-1431
        dat.f   $0, $-610
start   sne.i   $1216, $1466
        seq.i   <-9, $1883
        jmp.b   $28, $0
        sne.i   $2035, $2285
        seq.i   <-11, $2702
        jmp.b   $25, }-16
        sne.i   $388, $638
        seq.i   <-16, $1055
        jmp.b   $22, {-19
        sne.i   $3673, $3923
        seq.i   <-15, $-3660
        jmp.b   $18, $0
        sne.i   $-3508, $-3258
        seq.i   <-17, $-2841
        jmp.b   $15, }-25
        sne.i   $2845, $3095
        seq.i   <-22, $3512
        jmp.b   $12, {-28
        sne.i   $-1870, $-1620
        seq.i   <-21, $-1203
        jmp.b   $8, $0
        sne.i   $-1051, $-801
        seq.i   <-23, $-384
        jmp.b   $5, }-34
        sne.i   $-2698, $-2448
        seq.i   <-28, $-2031
        jmp.b   $2, {-37
        jmp.b   $12, $0
        add.a   #3, $-39
        add.a   #3, $-40
        mul.b   *-41, $-40
        sne.i   $-43, @-41
        add.ab  #250, $-42
        mov.i   $-47, @-43
        mov.ba  $-44, $-44
        add.f   $-48, $-45
        mov.i   $-50, @-46
        mov.i   $-51, *-47
        djn.b   $-3, #17

; copies the bodies to where they run, and starts them: bombing paper with 9 processes, falling paper with 8
;   processes
        spl.b   $7, $0
        spl.b   $2, $37
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-4, <1
        jmp.b   $3187, $3196
        spl.b   $1, $39
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $1204, $1212

; empty cells between
        for     17
        dat.f   $0, $0
        rof

; bombing paper (first 463, second 6462, third 7276, high 1833, low 7281, bomb 0; runs 3246 cells behind the
;   first line): three copies, two bombs by each process, then it ends on the bomb
        spl.b   @0, <463
        mov.i   }-1, >-1
        spl.b   @0, <-1538
        mov.i   }-1, >-1
        spl.b   @0, <-724
        mov.i   }-1, >-1
        mov.i   $2, {1833
        mov.i   $1, {-719
        dat.f   $1, $1

; falling paper (first 1480, second 5725, third 5532, pairs 3, height 1034; runs 1268 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <1480
        mov.i   }-1, >-1
        spl.b   @0, <-2275
        mov.i   }-1, >-1
        spl.b   @0, <-2468
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1034
        end
