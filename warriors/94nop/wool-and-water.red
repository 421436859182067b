;redcode-94nop
;name Wool and Water
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a paper whose copies meet it as points of an imp
;strategy ring and a paper that makes its last copy backwards, copied far away.
;strategy Beats table scans, carpet scanners, quick scanners, papers with stones, stones, switchers, stones with imps,
;strategy bombers and scanners; even with papers with imps, silks, combinations and imps (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; imp paper; turning paper) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":7,"wide":7,"bombs":16}},"bodies":[{"part":"imp paper","genes":{"first":6247,"second":146,"third":7807,"pairs":3,"bombs":0,"target":145},"distance":3968},{"part":"turning paper","genes":{"pairs":1,"first":6533,"second":1618,"last":236,"bombs":1,"high":7904,"low":5768,"bomb":1},"distance":2671}],"blanks":0}
        org     start

; table scan (groups 2, variant 7, wide 7, bombs 16): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-7, #7
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
        djn.b   $-3, #16

; copies the bodies to where they run, and starts them: imp paper with 9 processes, turning paper with 6
;   processes
        spl.b   $7, $0
        spl.b   $2, $20
        spl.b   $2, $0
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-4, <1
        jmp.b   $3922, $3931
        spl.b   $2, $20
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $2620, $2626

; imp paper (first 6247, second 146, third 7807, pairs 3, bombs 0, target 145; runs 3968 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <-1753
        mov.i   }-1, >-1
        spl.b   @0, <146
        mov.i   }-1, >-1
        spl.b   @0, <-193
        mov.i   }-1, >-1
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #145, $2667

; turning paper (pairs 1, first 6533, second 1618, last 236, bombs 1, high 7904, low 5768, bomb 1; runs 2671
;   cells behind the first line): copies, bombs, and the last copy written backwards, which each process
;   enters
        spl.b   @0, <1618
        mov.i   }-1, >-1
        mov.i   $3, {-96
        mov.i   {-3, <1
        djn.f   @0, <242
        dat.f   <2667, <-2666
        end
