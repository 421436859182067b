;redcode-94nop
;name Red Knight
;author Digital Red Queen
;strategy Table scan of 36 looks with bombs for what they find; then a clear of DATs with a gate and a pump that fills
;strategy an imp spiral of thirteen points for ever, copied far away, with 18 empty cells between.
;strategy Beats stones, combinations, imps and stones with imps; even with quick scanners, papers with imps, silks,
;strategy papers with stones, switchers and bombers; loses to table scans, carpet scanners and scanners (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; clear; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":3,"variant":7,"wide":4,"bombs":19}},"bodies":[{"part":"clear","genes":{"gap":8,"worn":3305,"beyond":6},"distance":null},{"part":"imp pump","genes":{"ring":3077,"worn":4672},"distance":1450}],"blanks":18}
        org     start

; table scan (groups 3, variant 7, wide 4, bombs 19): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-4, #4
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-418
        dat.f   $0, $822
        dat.f   $0, $1643
        dat.f   $0, $2464
        dat.f   $0, $3285
        dat.f   $0, $-3894
        dat.f   $0, $-3073
        dat.f   $0, $-2252
        dat.f   $0, $-1431
        dat.f   $0, $-610
start   sne.i   $1216, $1466
        seq.i   <-9, $1883
        jmp.b   $28, $0
        sne.i   $2035, $2285
        seq.i   <-11, $2702
        jmp.b   $25, }-16
        sne.i   $388, $638
        seq.i   <-16, $1055
        jmp.b   $22, {-19
        sne.i   $3673, $3923
        seq.i   <-15, $-3660
        jmp.b   $18, $0
        sne.i   $-3508, $-3258
        seq.i   <-17, $-2841
        jmp.b   $15, }-25
        sne.i   $2845, $3095
        seq.i   <-22, $3512
        jmp.b   $12, {-28
        sne.i   $-1870, $-1620
        seq.i   <-21, $-1203
        jmp.b   $8, $0
        sne.i   $-1051, $-801
        seq.i   <-23, $-384
        jmp.b   $5, }-34
        sne.i   $-2698, $-2448
        seq.i   <-28, $-2031
        jmp.b   $2, {-37
        jmp.b   $12, $0
        add.a   #3, $-39
        add.a   #3, $-40
        mul.b   *-41, $-40
        sne.i   $-43, @-41
        add.ab  #250, $-42
        mov.i   $-47, @-43
        mov.ba  $-44, $-44
        add.f   $-48, $-45
        mov.i   $-50, @-46
        mov.i   $-51, *-47
        djn.b   $-3, #19

; copies the bodies to where they run, and starts them: clear with 1 process, imp pump with 1 process
        spl.b   $34, $0
        mov.i   $37, $1396
        mov.i   $37, $1396
        mov.i   $37, $1396
        mov.i   $37, $1396
        mov.i   $37, $1396
        jmp.b   $1391, $0

; empty cells between
        for     18
        dat.f   $0, $0
        rof

; clear (gap 8, worn 3305, beyond 6): DATs round the core from the gate onwards, more processes with each turn
        dat.f   $0, $18
        for     8
        dat.f   $0, $0
        rof
        spl.b   #0, <3305
        mov.i   $2, >-10
        djn.f   $-1, >-11
        dat.f   <1, $18

; imp pump (ring 3077, worn 4672; runs 1450 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-3328
        add.a   #3078, $2
        mov.i   $2, }2
        jmp.b   $1845, $0
        mov.i   #1, $3077
        end
