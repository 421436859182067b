;redcode-94nop
;name Gentleman in White Paper
;author Digital Red Queen
;strategy Table scan of 12 looks with bombs for what they find; then a paper whose copies each let a clear fall upon
;strategy themselves and a pump that fills an imp spiral of nine points for ever, copied far away.
;strategy Beats table scans, carpet scanners, quick scanners, stones, imps, stones with imps, bombers and scanners;
;strategy even with papers with imps, silks, papers with stones, switchers and combinations (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; falling paper; imp pump) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":1,"variant":3,"wide":11,"bombs":11}},"bodies":[{"part":"falling paper","genes":{"first":7378,"second":275,"third":5208,"pairs":3,"height":1627},"distance":3033},{"part":"imp pump","genes":{"ring":889,"worn":7589},"distance":4641}],"blanks":0}
        org     start

; table scan (groups 1, variant 3, wide 11, bombs 11): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-11, #11
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-628
        dat.f   $0, $2532
        dat.f   $0, $-2937
        dat.f   $0, $-406
start   sne.i   $-3568, $3182
        seq.i   <-3, $3809
        jmp.b   $8, $0
        sne.i   $-1039, $-2289
        seq.i   <-5, $-1662
        jmp.b   $5, }-10
        sne.i   $1894, $644
        seq.i   <-10, $1271
        jmp.b   $2, {-13
        jmp.b   $10, $0
        mul.b   *-15, $-14
        sne.i   $-17, @-15
        add.ab  #-1250, $-16
        mov.i   $-21, @-17
        mov.ba  $-18, $-18
        add.f   $-22, $-19
        mov.i   $-24, @-20
        mov.i   $-25, *-21
        djn.b   $-3, #11

; copies the bodies to where they run, and starts them: falling paper with 8 processes, imp pump with 1
;   process
        spl.b   $6, $0
        spl.b   $1, $19
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $3001, $3009
        mov.i   $14, $-3392
        mov.i   $14, $-3392
        mov.i   $14, $-3392
        mov.i   $14, $-3392
        mov.i   $14, $-3392
        jmp.b   $-3397, $0

; falling paper (first 7378, second 275, third 5208, pairs 3, height 1627; runs 3033 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <-622
        mov.i   }-1, >-1
        spl.b   @0, <275
        mov.i   }-1, >-1
        spl.b   @0, <-2792
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1627

; imp pump (ring 889, worn 7589; runs 4641 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-411
        add.a   #890, $2
        mov.i   $2, }2
        jmp.b   $-1779, $0
        mov.i   #1, $889
        end
