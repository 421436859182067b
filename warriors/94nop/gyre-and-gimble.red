;redcode-94nop
;name Gyre and Gimble
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a stone that throws two bombs a hop apart in
;strategy every turn and a pump that fills an imp spiral of nine points for ever, copied far away.
;strategy Beats quick scanners, stones, imps, stones with imps and bombers; even with table scans, carpet scanners,
;strategy papers with imps, silks, papers with stones, switchers, combinations and scanners (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; twin stone; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":14,"wide":5,"bombs":12}},"bodies":[{"part":"twin stone","genes":{"step":6444,"gap":5,"hop":5874,"below":12},"distance":2440},{"part":"imp pump","genes":{"ring":889,"worn":6629},"distance":4536}],"blanks":3}
        org     start

; table scan (groups 2, variant 14, wide 5, bombs 12): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-5, #5
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
        djn.b   $-3, #12

; copies the bodies to where they run, and starts them: twin stone with 1 process, imp pump with 1 process
        mov.i   $17, $2400
        mov.i   $17, $2405
        mov.i   $17, $2405
        mov.i   $17, $2405
        mov.i   $17, $2405
        mov.i   $17, $2405
        mov.i   $17, $2405
        spl.b   $2399, $0
        mov.i   $16, $-3512
        mov.i   $16, $-3512
        mov.i   $16, $-3512
        mov.i   $16, $-3512
        mov.i   $16, $-3512
        jmp.b   $-3517, $0

; empty cells between
        for     3
        dat.f   $0, $0
        rof

; twin stone (step 6444, gap 5, hop 5874, below 12; runs 2440 cells behind the first line): two bombs in every
;   turn, a hop apart
        dat.f   >1, >1
        spl.b   #-1556, #-1556
        mov.i   $-7, *4
        mov.i   $-8, @3
        add.f   $-3, $2
        djn.f   $-3, <-22
        dat.f   $-1558, $-3684

; imp pump (ring 889, worn 6629; runs 4536 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-1371
        add.a   #890, $2
        mov.i   $2, }2
        jmp.b   $-1779, $0
        mov.i   #1, $889
        end
