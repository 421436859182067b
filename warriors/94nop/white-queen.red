;redcode-94nop
;name White Queen
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a stone that throws two bombs a hop apart in
;strategy every turn and a pump that fills an imp spiral of seven points for ever, copied far away, with 29 empty
;strategy cells between.
;strategy Beats quick scanners, stones, switchers and bombers; even with papers with imps, silks, papers with stones,
;strategy combinations, stones with imps and scanners; loses to table scans, carpet scanners and imps (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; twin stone; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":2,"wide":5,"bombs":12}},"bodies":[{"part":"twin stone","genes":{"step":6444,"gap":5,"hop":5874,"below":12},"distance":2440},{"part":"imp pump","genes":{"ring":1143,"worn":6553},"distance":4536}],"blanks":29}
        org     start

; table scan (groups 2, variant 2, wide 5, bombs 12): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-5, #5
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $3770
        dat.f   $0, $330
        dat.f   $0, $659
        dat.f   $0, $988
        dat.f   $0, $1317
        dat.f   $0, $1646
        dat.f   $0, $1975
start   sne.i   $-3577, $-1577
        seq.i   <-6, $2652
        jmp.b   $18, $0
        sne.i   $-3250, $-1250
        seq.i   <-8, $2979
        jmp.b   $15, }-13
        sne.i   $-3913, $-1913
        seq.i   <-13, $2316
        jmp.b   $12, {-16
        sne.i   $-2596, $-596
        seq.i   <-12, $3633
        jmp.b   $8, $0
        sne.i   $-2269, $-269
        seq.i   <-14, $3960
        jmp.b   $5, }-22
        sne.i   $-2932, $-932
        seq.i   <-19, $3297
        jmp.b   $2, {-25
        jmp.b   $11, $0
        add.a   #3, $-27
        mul.b   *-28, $-27
        sne.i   $-30, @-28
        add.ab  #2000, $-29
        mov.i   $-34, @-30
        mov.ba  $-31, $-31
        add.f   $-35, $-32
        mov.i   $-37, @-33
        mov.i   $-38, *-34
        djn.b   $-3, #12

; copies the bodies to where they run, and starts them: twin stone with 1 process, imp pump with 1 process
        mov.i   $43, $2400
        mov.i   $43, $2405
        mov.i   $43, $2405
        mov.i   $43, $2405
        mov.i   $43, $2405
        mov.i   $43, $2405
        mov.i   $43, $2405
        spl.b   $2399, $0
        mov.i   $42, $-3512
        mov.i   $42, $-3512
        mov.i   $42, $-3512
        mov.i   $42, $-3512
        mov.i   $42, $-3512
        jmp.b   $-3517, $0

; empty cells between
        for     29
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

; imp pump (ring 1143, worn 6553; runs 4536 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-1447
        add.a   #1144, $2
        mov.i   $2, }2
        jmp.b   $-2287, $0
        mov.i   #1, $1143
        end
