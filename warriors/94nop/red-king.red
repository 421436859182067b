;redcode-94nop
;name Red King
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a stone that throws two bombs in five
;strategy instructions and a pump that fills an imp spiral of nine points for ever, copied far away.
;strategy Beats carpet scanners, quick scanners, stones, switchers, stones with imps, bombers and scanners; even with
;strategy table scans, papers with imps, silks, papers with stones, combinations and imps (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; stone; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":2,"wide":7,"bombs":15}},"bodies":[{"part":"stone","genes":{"step":2444,"gap":8,"hop":3003},"distance":1830},{"part":"imp pump","genes":{"ring":889,"worn":5263},"distance":2187}],"blanks":0}
        org     start

; table scan (groups 2, variant 2, wide 7, bombs 15): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-7, #7
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
        djn.b   $-3, #15

; copies the bodies to where they run, and starts them: stone with 1 process, imp pump with 1 process
        mov.i   $13, $1790
        mov.i   $13, $1798
        mov.i   $13, $1798
        mov.i   $13, $1798
        mov.i   $13, $1798
        mov.i   $13, $1798
        spl.b   $1793, $0
        mov.i   $12, $2140
        mov.i   $12, $2140
        mov.i   $12, $2140
        mov.i   $12, $2140
        mov.i   $12, $2140
        jmp.b   $2135, $0

; stone (step 2444, gap 8, hop 3003; runs 1830 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $3003, >1
        spl.b   #0, #0
        mov.i   $-10, @2
        add.ab  #2444, $1
        mov.i   $-12, }2442
        djn.f   $-3, <-31

; imp pump (ring 889, worn 5263; runs 2187 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-2737
        add.a   #890, $2
        mov.i   $2, }2
        jmp.b   $-1779, $0
        mov.i   #1, $889
        end
