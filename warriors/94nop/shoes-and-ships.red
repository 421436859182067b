;redcode-94nop
;name Shoes and Ships
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a stone that ends as a clear, a paper that makes
;strategy its last copy backwards and a paper whose copies go on as stones, copied far away.
;strategy Beats carpet scanners, stones, switchers, bombers and scanners; even with table scans, papers with imps,
;strategy silks, papers with stones, combinations, imps and stones with imps; loses to quick scanners (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; clearing stone; turning paper;
;strategy striding paper) was given, its constants drawn at random (seed 11) and tuned in staged races against 52
;strategy published warriors, of which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":7,"wide":5,"bombs":7}},"bodies":[{"part":"clearing stone","genes":{"step":2015,"gap":4,"hop":1374},"distance":3252},{"part":"turning paper","genes":{"pairs":1,"first":7770,"second":6508,"last":1513,"bombs":2,"high":1269,"low":322,"bomb":2},"distance":4645},{"part":"striding paper","genes":{"first":4187,"second":5964,"third":4411,"step":2043,"target":5410},"distance":4030}],"blanks":0}
        org     start

; table scan (groups 3, variant 7, wide 5, bombs 7): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-5, #5
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

; copies the bodies to where they run, and starts them: clearing stone with 1 process, turning paper with 7
;   processes, striding paper with 9 processes
        mov.i   $19, $3199
        mov.i   $19, $3203
        mov.i   $19, $3203
        mov.i   $19, $3203
        mov.i   <2, {2
        djn.b   $-1, #6
        spl.b   $3207, $23
        spl.b   $6, $0
        spl.b   $1, $28
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-3, <1
        jmp.b   $-3420, $-3413
        spl.b   $2, $32
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-4, <1
        jmp.b   $3959, $3968

; clearing stone (step 2015, gap 4, hop 1374; runs 3252 cells behind the first line): bombs on each step and a
;   hop beyond; a clear before it would hit itself
        dat.f   $1374, >8
        mov.i   $2, >-5
        djn.f   $-1, >-6
        dat.f   <1, $16
        spl.b   #0, #0
        mov.i   $-9, @2
        add.ab  #2015, $1
        mov.i   $-11, }2009
        djn.b   $-3, #488
        jmp.b   $-8, $0

; turning paper (pairs 1, first 7770, second 6508, last 1513, bombs 2, high 1269, low 322, bomb 2; runs 4645
;   cells behind the first line): copies, bombs, and the last copy written backwards, which each process
;   enters
        spl.b   @0, <-1492
        mov.i   }-1, >-1
        mov.i   $4, {1269
        mov.i   $3, {322
        mov.i   {-4, <1
        djn.f   @0, <1520
        dat.f   >-2666, >2667

; striding paper (first 4187, second 5964, third 4411, step 2043, target 5410; runs 4030 cells behind the
;   first line): three copies, then a stone that lays a row of cells with each step
        spl.b   @0, <-3813
        mov.i   }-1, >-1
        spl.b   @0, <-2036
        mov.i   }-1, >-1
        spl.b   @0, <-3589
        mov.i   }-1, >-1
        mov.i   #1, <2
        add.ab  #2043, $1
        djn.b   $-2, #-2590
        end
