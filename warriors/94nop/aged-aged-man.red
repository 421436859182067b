;redcode-94nop
;name Aged Aged Man
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a paper whose copies go on as stones, copied far
;strategy away, with 29 empty cells between.
;strategy Beats quick scanners, stones, switchers, imps and bombers; even with table scans, carpet scanners, papers
;strategy with imps, silks, papers with stones, combinations, stones with imps and scanners (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; striding paper) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":11,"wide":7,"bombs":16}},"bodies":[{"part":"striding paper","genes":{"first":3820,"second":3914,"third":1625,"step":2613,"target":5796},"distance":5581}],"blanks":29}
        org     start

; table scan (groups 3, variant 11, wide 7, bombs 16): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-7, #7
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $3672
        dat.f   $0, $232
        dat.f   $0, $463
        dat.f   $0, $694
        dat.f   $0, $925
        dat.f   $0, $1156
        dat.f   $0, $1387
        dat.f   $0, $1618
        dat.f   $0, $1849
        dat.f   $0, $2080
start   sne.i   $-3874, $-1874
        seq.i   <-9, $2453
        jmp.b   $28, $0
        sne.i   $-3645, $-1645
        seq.i   <-11, $2682
        jmp.b   $25, }-16
        sne.i   $3888, $-2112
        seq.i   <-16, $2215
        jmp.b   $22, {-19
        sne.i   $-3187, $-1187
        seq.i   <-15, $3140
        jmp.b   $18, $0
        sne.i   $-2958, $-958
        seq.i   <-17, $3369
        jmp.b   $15, }-25
        sne.i   $-3425, $-1425
        seq.i   <-22, $2902
        jmp.b   $12, {-28
        sne.i   $-2500, $-500
        seq.i   <-21, $3827
        jmp.b   $8, $0
        sne.i   $-2271, $-271
        seq.i   <-23, $-3944
        jmp.b   $5, }-34
        sne.i   $-2738, $-738
        seq.i   <-28, $3589
        jmp.b   $2, {-37
        jmp.b   $12, $0
        add.a   #3, $-39
        add.a   #3, $-40
        mul.b   *-41, $-40
        sne.i   $-43, @-41
        add.ab  #2000, $-42
        mov.i   $-47, @-43
        mov.ba  $-44, $-44
        add.f   $-48, $-45
        mov.i   $-50, @-46
        mov.i   $-51, *-47
        djn.b   $-3, #16

; copies the body to where it runs, and starts it: striding paper with 9 processes
        spl.b   $2, $44
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-4, <1
        jmp.b   $-2477, $-2468

; empty cells between
        for     29
        dat.f   $0, $0
        rof

; striding paper (first 3820, second 3914, third 1625, step 2613, target 5796; runs 5581 cells behind the
;   first line): three copies, then a stone that lays a row of cells with each step
        spl.b   @0, <3820
        mov.i   }-1, >-1
        spl.b   @0, <3914
        mov.i   }-1, >-1
        spl.b   @0, <1625
        mov.i   }-1, >-1
        mov.i   #1, <2
        add.ab  #2613, $1
        djn.b   $-2, #-2204
        end
