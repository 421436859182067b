;redcode-94nop
;name Larkspur
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a pair scanner that lays a carpet of SPLs while
;strategy it scans on and a paper whose copies meet it as points of an imp ring, copied far away.
;strategy Beats quick scanners, stones, switchers, imps, stones with imps, bombers and scanners; even with table
;strategy scans, papers with imps, silks, papers with stones and combinations; loses to carpet scanners (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; carpet scanner; imp paper) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":7,"wide":10,"bombs":9}},"bodies":[{"part":"carpet scanner","genes":{"step":1940,"gap":13,"beyond":11,"below":5,"begin":5457},"distance":2575},{"part":"imp paper","genes":{"first":3622,"second":6175,"third":4688,"pairs":3,"bombs":1,"target":3741},"distance":7423}],"blanks":2}
        org     start

; table scan (groups 2, variant 7, wide 10, bombs 9): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-10, #10
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $1182
        dat.f   $0, $-778
        dat.f   $0, $-1557
        dat.f   $0, $-2336
        dat.f   $0, $-3115
        dat.f   $0, $-3894
        dat.f   $0, $3327
start   sne.i   $-381, $3869
        seq.i   <-6, $2686
        jmp.b   $18, $0
        sne.i   $-1162, $3088
        seq.i   <-8, $1905
        jmp.b   $15, }-13
        sne.i   $391, $-3359
        seq.i   <-13, $3458
        jmp.b   $12, {-16
        sne.i   $-2724, $1526
        seq.i   <-12, $343
        jmp.b   $8, $0
        sne.i   $-3505, $745
        seq.i   <-14, $-438
        jmp.b   $5, }-22
        sne.i   $-1952, $2298
        seq.i   <-19, $1115
        jmp.b   $2, {-25
        jmp.b   $11, $0
        add.a   #3, $-27
        mul.b   *-28, $-27
        sne.i   $-30, @-28
        add.ab  #-3750, $-29
        mov.i   $-34, @-30
        mov.ba  $-31, $-31
        add.f   $-35, $-32
        mov.i   $-37, @-33
        mov.i   $-38, *-34
        djn.b   $-3, #9

; copies the bodies to where they run, and starts them: carpet scanner with 1 process, imp paper with 10
;   processes
        mov.i   $21, $2535
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        mov.i   $21, $2536
        spl.b   $2527, $0
        spl.b   $2, $30
        spl.b   $2, $0
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-4, <1
        jmp.b   $-635, $-625

; empty cells between
        dat.f   $0, $0
        dat.f   $0, $0

; carpet scanner (step 1940, gap 13, beyond 11, below 5, begin 5457; runs 2575 cells behind the first line):
;   compares two cells in five cycles and lays an SPL meanwhile; after a lap a clear of DATs
        dat.f   $0, #-2543
        dat.f   <2667, #24
        spl.b   #1, #24
        mov.i   $-1, >-4
        seq.i   $1935, $1948
        mov.ab  $-1, $-6
        add.f   $5, $-2
        djn.b   $-4, #399
        spl.b   #0, $0
        mov.i   $-8, >-10
        djn.f   $-1, <-40
        dat.f   #1940, #1940

; imp paper (first 3622, second 6175, third 4688, pairs 3, bombs 1, target 3741; runs 7423 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <3622
        mov.i   }-1, >-1
        spl.b   @0, <-1825
        mov.i   }-1, >-1
        spl.b   @0, <-3312
        mov.i   }-1, >-1
        mov.i   $4, }3
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #3741, $2667
        end
