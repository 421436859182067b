;redcode-94nop
;name Blank Map
;author Digital Red Queen
;strategy Table scan of 12 looks with bombs for what they find; then a pair scanner that lays a carpet of SPLs while
;strategy it scans on, copied far away, with 23 empty cells between.
;strategy Beats carpet scanners, quick scanners, switchers, imps, bombers and scanners; even with papers with stones
;strategy and stones with imps; loses to table scans, papers with imps, silks, stones and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; carpet scanner) was given, its
;strategy constants drawn at random (seed 12) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":1,"variant":5,"wide":11,"bombs":13}},"bodies":[{"part":"carpet scanner","genes":{"step":3420,"gap":8,"beyond":13,"below":9,"begin":2379},"distance":5707}],"blanks":23}
        org     start

; table scan (groups 1, variant 5, wide 11, bombs 13): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-11, #11
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $1178
        dat.f   $0, $3114
        dat.f   $0, $-1773
        dat.f   $0, $1340
start   sne.i   $-598, $1902
        seq.i   <-3, $723
        jmp.b   $8, $0
        sne.i   $2513, $-2987
        seq.i   <-5, $3834
        jmp.b   $5, }-10
        sne.i   $-3718, $-1218
        seq.i   <-10, $-2397
        jmp.b   $2, {-13
        jmp.b   $10, $0
        mul.b   *-15, $-14
        sne.i   $-17, @-15
        add.ab  #2500, $-16
        mov.i   $-21, @-17
        mov.ba  $-18, $-18
        add.f   $-22, $-19
        mov.i   $-24, @-20
        mov.i   $-25, *-21
        djn.b   $-3, #13

; copies the body to where it runs, and starts it: carpet scanner with 1 process
        mov.i   $36, $-2320
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        mov.i   $36, $-2319
        jmp.b   $-2328, $0

; empty cells between
        for     23
        dat.f   $0, $0
        rof

; carpet scanner (step 3420, gap 8, beyond 13, below 9, begin 2379; runs 5707 cells behind the first line):
;   compares two cells in five cycles and lays an SPL meanwhile; after a lap a clear of DATs
        dat.f   $0, #2379
        dat.f   <2667, #26
        spl.b   #1, #26
        mov.i   $-1, >-4
        seq.i   $3415, $3423
        mov.ab  $-1, $-6
        add.f   $5, $-2
        djn.b   $-4, #399
        spl.b   #0, $0
        mov.i   $-8, >-10
        djn.f   $-1, <-46
        dat.f   #3420, #3420
        end
