;redcode-94nop
;name Cabbages and Kings
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a paper whose copies each let a clear fall upon
;strategy themselves, a stone that ends as a clear and a paper whose copies meet it as points of an imp ring, copied
;strategy far away.
;strategy Beats table scans, carpet scanners, stones, switchers, imps, stones with imps, bombers and scanners; even
;strategy with quick scanners, papers with imps, silks, papers with stones and combinations (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; falling paper; clearing stone; imp
;strategy paper) was given, its constants drawn at random (seed 11) and tuned in staged races against 52 published
;strategy warriors, of which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":14,"wide":10,"bombs":14}},"bodies":[{"part":"falling paper","genes":{"first":1530,"second":1004,"third":550,"pairs":3,"height":1433},"distance":2913},{"part":"clearing stone","genes":{"step":505,"gap":6,"hop":1454},"distance":6636},{"part":"imp paper","genes":{"first":3986,"second":7619,"third":1992,"pairs":2,"bombs":1,"target":4335},"distance":6666}],"blanks":0}
        org     start

; table scan (groups 2, variant 14, wide 10, bombs 14): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-10, #10
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $2040
        dat.f   $0, $-3640
        dat.f   $0, $719
        dat.f   $0, $-2922
        dat.f   $0, $1437
        dat.f   $0, $-2204
        dat.f   $0, $2155
start   sne.i   $2753, $-1247
        seq.i   <-6, $-3288
        jmp.b   $18, $0
        sne.i   $-890, $3110
        seq.i   <-8, $1069
        jmp.b   $15, }-13
        sne.i   $-1613, $2387
        seq.i   <-13, $346
        jmp.b   $12, {-16
        sne.i   $-176, $3824
        seq.i   <-12, $1783
        jmp.b   $8, $0
        sne.i   $-3819, $181
        seq.i   <-14, $-1860
        jmp.b   $5, }-22
        sne.i   $3458, $-542
        seq.i   <-19, $-2583
        jmp.b   $2, {-25
        jmp.b   $11, $0
        add.a   #3, $-27
        mul.b   *-28, $-27
        sne.i   $-30, @-28
        add.ab  #4000, $-29
        mov.i   $-34, @-30
        mov.ba  $-31, $-31
        add.f   $-35, $-32
        mov.i   $-37, @-33
        mov.i   $-38, *-34
        djn.b   $-3, #14

; copies the bodies to where they run, and starts them: falling paper with 8 processes, clearing stone with 1
;   process, imp paper with 8 processes
        spl.b   $6, $0
        spl.b   $1, $29
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $2868, $2876
        mov.i   $24, $-1410
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        mov.i   $24, $-1404
        spl.b   $-1410, $0
        spl.b   $1, $31
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-1395, $-1387

; falling paper (first 1530, second 1004, third 550, pairs 3, height 1433; runs 2913 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <1530
        mov.i   }-1, >-1
        spl.b   @0, <1004
        mov.i   }-1, >-1
        spl.b   @0, <550
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1433

; clearing stone (step 505, gap 6, hop 1454; runs 6636 cells behind the first line): bombs on each step and a
;   hop beyond; a clear before it would hit itself
        dat.f   $1454, >10
        mov.i   $2, >-7
        djn.f   $-1, >-8
        dat.f   <1, $18
        spl.b   #0, #0
        mov.i   $-11, @2
        add.ab  #505, $1
        mov.i   $-13, }-951
        djn.b   $-3, #501
        jmp.b   $-8, $0

; imp paper (first 3986, second 7619, third 1992, pairs 2, bombs 1, target 4335; runs 6666 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <3986
        mov.i   }-1, >-1
        spl.b   @0, <-381
        mov.i   }-1, >-1
        mov.i   $4, }3
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #-3665, $2667
        end
