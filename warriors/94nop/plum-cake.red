;redcode-94nop
;name Plum Cake
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a stone that throws two bombs a hop apart in
;strategy every turn and a paper whose copies throw bombs and end on the last, copied far away.
;strategy Beats table scans, stones, switchers and imps; even with carpet scanners, quick scanners, papers with imps,
;strategy silks, papers with stones, combinations, stones with imps, bombers and scanners (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; twin stone; bombing paper) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":9,"wide":10,"bombs":20}},"bodies":[{"part":"twin stone","genes":{"step":2092,"gap":8,"hop":1149,"below":10},"distance":429},{"part":"bombing paper","genes":{"first":4879,"second":228,"third":3560,"high":5863,"low":26,"bomb":0},"distance":2977}],"blanks":0}
        org     start

; table scan (groups 2, variant 9, wide 10, bombs 20): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-10, #10
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-1732
        dat.f   $0, $-396
        dat.f   $0, $-793
        dat.f   $0, $-1190
        dat.f   $0, $-1587
        dat.f   $0, $-1984
        dat.f   $0, $-2381
start   sne.i   $-2531, $1969
        seq.i   <-6, $3700
        jmp.b   $18, $0
        sne.i   $-2930, $1570
        seq.i   <-8, $3301
        jmp.b   $15, }-13
        sne.i   $-2141, $2359
        seq.i   <-13, $-3910
        jmp.b   $12, {-16
        sne.i   $-3728, $772
        seq.i   <-12, $2503
        jmp.b   $8, $0
        sne.i   $3873, $373
        seq.i   <-14, $2104
        jmp.b   $5, }-22
        sne.i   $-3338, $1162
        seq.i   <-19, $2893
        jmp.b   $2, {-25
        jmp.b   $11, $0
        add.a   #3, $-27
        mul.b   *-28, $-27
        sne.i   $-30, @-28
        add.ab  #-3500, $-29
        mov.i   $-34, @-30
        mov.ba  $-31, $-31
        add.f   $-35, $-32
        mov.i   $-37, @-33
        mov.i   $-38, *-34
        djn.b   $-3, #20

; copies the bodies to where they run, and starts them: twin stone with 1 process, bombing paper with 9
;   processes
        mov.i   $14, $389
        mov.i   $14, $397
        mov.i   $14, $397
        mov.i   $14, $397
        mov.i   $14, $397
        mov.i   $14, $397
        mov.i   $14, $397
        spl.b   $391, $0
        spl.b   $2, $22
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-4, <1
        jmp.b   $2924, $2933

; twin stone (step 2092, gap 8, hop 1149, below 10; runs 429 cells behind the first line): two bombs in every
;   turn, a hop apart
        dat.f   >1, >1
        spl.b   #2092, #2092
        mov.i   $-10, *4
        mov.i   $-11, @3
        add.f   $-3, $2
        djn.f   $-3, <-23
        dat.f   $940, $2089

; bombing paper (first 4879, second 228, third 3560, high 5863, low 26, bomb 0; runs 2977 cells behind the
;   first line): three copies, two bombs by each process, then it ends on the bomb
        spl.b   @0, <-3121
        mov.i   }-1, >-1
        spl.b   @0, <228
        mov.i   }-1, >-1
        spl.b   @0, <3560
        mov.i   }-1, >-1
        mov.i   $2, {-2137
        mov.i   $1, {26
        dat.f   $1, $1
        end
