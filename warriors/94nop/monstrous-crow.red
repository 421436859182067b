;redcode-94nop
;name Monstrous Crow
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a clear of DATs with a gate, copied far away,
;strategy with 9 empty cells between.
;strategy Beats quick scanners, stones, imps and scanners; even with carpet scanners, switchers, stones with imps and
;strategy bombers; loses to table scans, papers with imps, silks, papers with stones and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; clear) was given, its constants drawn
;strategy at random (seed 11) and tuned in staged races against 52 published warriors, of which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":13,"wide":7,"bombs":17}},"bodies":[{"part":"clear","genes":{"gap":9,"worn":7031,"beyond":8},"distance":6483}],"blanks":9}
        org     start

; table scan (groups 2, variant 13, wide 7, bombs 17): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-7, #7
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-1682
        dat.f   $0, $-346
        dat.f   $0, $-693
        dat.f   $0, $-1040
        dat.f   $0, $-1387
        dat.f   $0, $-1734
        dat.f   $0, $-2081
start   sne.i   $-2381, $1869
        seq.i   <-6, $3550
        jmp.b   $18, $0
        sne.i   $-2730, $1520
        seq.i   <-8, $3201
        jmp.b   $15, }-13
        sne.i   $-2041, $2209
        seq.i   <-13, $3890
        jmp.b   $12, {-16
        sne.i   $-3428, $822
        seq.i   <-12, $2503
        jmp.b   $8, $0
        sne.i   $-3777, $473
        seq.i   <-14, $2154
        jmp.b   $5, }-22
        sne.i   $-3088, $1162
        seq.i   <-19, $2843
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
        djn.b   $-3, #17

; copies the body to where it runs, and starts it: clear with 1 process
        mov.i   $15, $-1557
        mov.i   $15, $-1548
        mov.i   $15, $-1548
        mov.i   $15, $-1548
        mov.i   $15, $-1548
        jmp.b   $-1552, $0

; empty cells between
        for     9
        dat.f   $0, $0
        rof

; clear (gap 9, worn 7031, beyond 8; runs 6483 cells behind the first line): DATs round the core from the gate
;   onwards, more processes with each turn
        dat.f   $0, $21
        spl.b   #0, <-969
        mov.i   $2, >-11
        djn.f   $-1, >-12
        dat.f   <1, $21
        end
