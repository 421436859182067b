;redcode-94nop
;name Manxome Foe
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a stone that throws two bombs in five
;strategy instructions, a pump that fills an imp spiral of thirteen points for ever and a pump that fills an imp
;strategy spiral of nine points for ever, copied far away, with 28 empty cells between.
;strategy Beats silks, papers with stones, stones and bombers; even with table scans, carpet scanners, papers with
;strategy imps, switchers, combinations, imps, stones with imps and scanners; loses to quick scanners (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; stone; imp pump; imp pump) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":15,"wide":4,"bombs":7}},"bodies":[{"part":"stone","genes":{"step":5396,"gap":5,"hop":3590},"distance":3736},{"part":"imp pump","genes":{"ring":3077,"worn":843},"distance":2904},{"part":"imp pump","genes":{"ring":889,"worn":5329},"distance":1853}],"blanks":28}
        org     start

; table scan (groups 2, variant 15, wide 4, bombs 7): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-4, #4
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
        djn.b   $-3, #7

; copies the bodies to where they run, and starts them: stone with 1 process, imp pump with 1 process, imp
;   pump with 1 process
        mov.i   $38, $3696
        mov.i   <2, {2
        djn.b   $-1, #5
        spl.b   $3704, $41
        mov.i   <2, {2
        djn.b   $-1, #5
        spl.b   $2863, $43
        mov.i   <2, {2
        djn.b   $-1, #5
        jmp.b   $1809, $45

; empty cells between
        for     28
        dat.f   $0, $0
        rof

; stone (step 5396, gap 5, hop 3590; runs 3736 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $3590, >1
        spl.b   #0, #0
        mov.i   $-7, @2
        add.ab  #-2604, $1
        mov.i   $-9, }1804
        djn.f   $-3, <-25

; imp pump (ring 3077, worn 843; runs 2904 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <843
        add.a   #3078, $2
        mov.i   $2, }2
        jmp.b   $1845, $0
        mov.i   #1, $3077

; imp pump (ring 889, worn 5329; runs 1853 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-2671
        add.a   #890, $2
        mov.i   $2, }2
        jmp.b   $-1779, $0
        mov.i   #1, $889
        end
