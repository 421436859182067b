;redcode-94nop
;name Blotting Paper
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a paper whose copies each let a clear fall upon
;strategy themselves, copied far away.
;strategy Beats table scans, carpet scanners, quick scanners, papers with imps, stones, imps, stones with imps,
;strategy bombers and scanners; even with silks, papers with stones, switchers and combinations (20 rounds against
;strategy each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; falling paper) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":14,"wide":8,"bombs":18}},"bodies":[{"part":"falling paper","genes":{"first":4074,"second":5045,"third":1609,"pairs":3,"height":3151},"distance":2595}],"blanks":0}
        org     start

; table scan (groups 2, variant 14, wide 8, bombs 18): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-8, #8
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
        djn.b   $-3, #18

; copies the body to where it runs, and starts it: falling paper with 8 processes
        spl.b   $1, $13
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $2551, $2559

; falling paper (first 4074, second 5045, third 1609, pairs 3, height 3151; runs 2595 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <-3926
        mov.i   }-1, >-1
        spl.b   @0, <-2955
        mov.i   }-1, >-1
        spl.b   @0, <1609
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #3151
        end
