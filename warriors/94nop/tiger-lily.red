;redcode-94nop
;name Tiger-lily
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a pair scanner that lays a carpet of SPLs while
;strategy it scans on, copied far away.
;strategy Beats table scans, carpet scanners, quick scanners, stones, switchers, imps, bombers and scanners; even with
;strategy papers with imps, silks, papers with stones and stones with imps; loses to combinations (20 rounds against
;strategy each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; carpet scanner) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":15,"wide":6,"bombs":18}},"bodies":[{"part":"carpet scanner","genes":{"step":7980,"gap":8,"beyond":6,"below":11,"begin":3150},"distance":6473}],"blanks":0}
        org     start

; table scan (groups 2, variant 15, wide 6, bombs 18): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-6, #6
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $362
        dat.f   $0, $1242
        dat.f   $0, $2483
        dat.f   $0, $3724
        dat.f   $0, $-3035
        dat.f   $0, $-1794
        dat.f   $0, $-553
start   sne.i   $2839, $2089
        seq.i   <-6, $1726
        jmp.b   $18, $0
        sne.i   $-3922, $3328
        seq.i   <-8, $2965
        jmp.b   $15, }-13
        sne.i   $1591, $841
        seq.i   <-13, $478
        jmp.b   $12, {-16
        sne.i   $-1444, $-2194
        seq.i   <-12, $-2557
        jmp.b   $8, $0
        sne.i   $-205, $-955
        seq.i   <-14, $-1318
        jmp.b   $5, }-22
        sne.i   $-2692, $-3442
        seq.i   <-19, $-3805
        jmp.b   $2, {-25
        jmp.b   $11, $0
        add.a   #3, $-27
        mul.b   *-28, $-27
        sne.i   $-30, @-28
        add.ab  #-750, $-29
        mov.i   $-34, @-30
        mov.ba  $-31, $-31
        add.f   $-35, $-32
        mov.i   $-37, @-33
        mov.i   $-38, *-34
        djn.b   $-3, #18

; copies the body to where it runs, and starts it: carpet scanner with 1 process
        mov.i   $13, $-1567
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        mov.i   $13, $-1566
        jmp.b   $-1575, $0

; carpet scanner (step 7980, gap 8, beyond 6, below 11, begin 3150; runs 6473 cells behind the first line):
;   compares two cells in five cycles and lays an SPL meanwhile; after a lap a clear of DATs
        dat.f   $0, #3150
        dat.f   <2667, #19
        spl.b   #1, #19
        mov.i   $-1, >-4
        seq.i   $-25, $-17
        mov.ab  $-1, $-6
        add.f   $5, $-2
        djn.b   $-4, #399
        spl.b   #0, $0
        mov.i   $-8, >-10
        djn.f   $-1, <-41
        dat.f   #-20, #-20
        end
