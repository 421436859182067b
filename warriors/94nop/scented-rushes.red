;redcode-94nop
;name Scented Rushes
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a paper whose copies meet it as points of an imp
;strategy ring and a bomber of SPLs that ends as a clear of DATs, copied far away, with 5 empty cells between.
;strategy Beats stones, switchers, bombers and scanners; even with table scans, carpet scanners, quick scanners,
;strategy papers with imps, silks, papers with stones, combinations, imps and stones with imps (20 rounds against each
;strategy of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; imp paper; stunning stone) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":7,"wide":12,"bombs":7}},"bodies":[{"part":"imp paper","genes":{"first":3149,"second":159,"third":416,"pairs":3,"bombs":1,"target":5467},"distance":2274},{"part":"stunning stone","genes":{"step":2205,"hop":6790,"beyond":4,"below":1},"distance":7494}],"blanks":5}
        org     start

; table scan (groups 3, variant 7, wide 12, bombs 7): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-12, #12
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
        djn.b   $-3, #7

; copies the bodies to where they run, and starts them: imp paper with 10 processes, stunning stone with 1
;   process
        spl.b   $7, $0
        spl.b   $2, $27
        spl.b   $2, $0
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-4, <1
        jmp.b   $2215, $2225
        mov.i   $21, $-566
        mov.i   $21, $-565
        mov.i   $21, $-565
        mov.i   <2, {2
        djn.b   $-1, #10
        jmp.b   $-557, $29

; empty cells between
        for     5
        dat.f   $0, $0
        rof

; imp paper (first 3149, second 159, third 416, pairs 3, bombs 1, target 5467; runs 2274 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <3149
        mov.i   }-1, >-1
        spl.b   @0, <159
        mov.i   }-1, >-1
        spl.b   @0, <416
        mov.i   }-1, >-1
        mov.i   $4, }3
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #-2533, $2667

; stunning stone (step 2205, hop 6790, beyond 4, below 1; runs 7494 cells behind the first line): two SPLs in
;   every turn, a hop apart; a clear of DATs before it would hit itself
        dat.f   $0, #18
        dat.f   <2667, #18
        spl.b   #1, #18
        mov.i   $-1, @8
        mov.i   $-2, *7
        add.f   $7, $6
        djn.b   $-3, #522
        spl.b   #0, $0
        mov.i   $-7, >-9
        mov.i   $-8, >-10
        djn.f   $-2, <-30
        dat.f   #987, #2197
        dat.f   #2205, #2205
        end
