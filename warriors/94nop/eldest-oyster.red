;redcode-94nop
;name Eldest Oyster
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a bomber of SPLs that ends as a clear of DATs and
;strategy a paper whose copies each let a clear fall upon themselves, copied far away.
;strategy Beats carpet scanners, quick scanners, stones, combinations, stones with imps and bombers; even with table
;strategy scans, silks, papers with stones, switchers, imps and scanners; loses to papers with imps (20 rounds against
;strategy each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; stunning stone; falling paper) was
;strategy given, its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of
;strategy which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":3,"wide":11,"bombs":8}},"bodies":[{"part":"stunning stone","genes":{"step":4205,"hop":2613,"beyond":11,"below":9},"distance":889},{"part":"falling paper","genes":{"first":6749,"second":4044,"third":5756,"pairs":3,"height":1454},"distance":4186}],"blanks":0}
        org     start

; table scan (groups 3, variant 3, wide 11, bombs 8): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-11, #11
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $3252
        dat.f   $0, $252
        dat.f   $0, $503
        dat.f   $0, $754
        dat.f   $0, $1005
        dat.f   $0, $1256
        dat.f   $0, $1507
        dat.f   $0, $1758
        dat.f   $0, $2009
        dat.f   $0, $2260
start   sne.i   $3746, $-2004
        seq.i   <-9, $2743
        jmp.b   $28, $0
        sne.i   $3995, $-1755
        seq.i   <-11, $2992
        jmp.b   $25, }-16
        sne.i   $3488, $-2262
        seq.i   <-16, $2485
        jmp.b   $22, {-19
        sne.i   $-3507, $-1257
        seq.i   <-15, $3490
        jmp.b   $18, $0
        sne.i   $-3258, $-1008
        seq.i   <-17, $3739
        jmp.b   $15, }-25
        sne.i   $-3765, $-1515
        seq.i   <-22, $3232
        jmp.b   $12, {-28
        sne.i   $-2760, $-510
        seq.i   <-21, $-3763
        jmp.b   $8, $0
        sne.i   $-2511, $-261
        seq.i   <-23, $-3514
        jmp.b   $5, }-34
        sne.i   $-3018, $-768
        seq.i   <-28, $3979
        jmp.b   $2, {-37
        jmp.b   $12, $0
        add.a   #3, $-39
        add.a   #3, $-40
        mul.b   *-41, $-40
        sne.i   $-43, @-41
        add.ab  #2250, $-42
        mov.i   $-47, @-43
        mov.ba  $-44, $-44
        add.f   $-48, $-45
        mov.i   $-50, @-46
        mov.i   $-51, *-47
        djn.b   $-3, #8

; copies the bodies to where they run, and starts them: stunning stone with 1 process, falling paper with 8
;   processes
        mov.i   $19, $836
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        mov.i   $19, $837
        spl.b   $827, $0
        spl.b   $1, $26
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-3885, $-3877

; stunning stone (step 4205, hop 2613, beyond 11, below 9; runs 889 cells behind the first line): two SPLs in
;   every turn, a hop apart; a clear of DATs before it would hit itself
        dat.f   $0, #25
        dat.f   <2667, #25
        spl.b   #1, #25
        mov.i   $-1, @8
        mov.i   $-2, *7
        add.f   $7, $6
        djn.b   $-3, #441
        spl.b   #0, $0
        mov.i   $-7, >-9
        mov.i   $-8, >-10
        djn.f   $-2, <-45
        dat.f   #-3800, #1587
        dat.f   #-3795, #-3795

; falling paper (first 6749, second 4044, third 5756, pairs 3, height 1454; runs 4186 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <-1251
        mov.i   }-1, >-1
        spl.b   @0, <-3956
        mov.i   }-1, >-1
        spl.b   @0, <-2244
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1454
        end
