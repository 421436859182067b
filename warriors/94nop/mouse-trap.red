;redcode-94nop
;name Mouse Trap
;author Digital Red Queen
;strategy Table scan of 24 looks with bombs for what they find; then a bomber of SPLs that ends as a clear of DATs,
;strategy copied far away.
;strategy Beats quick scanners, imps and scanners; even with carpet scanners, switchers, stones with imps and bombers;
;strategy loses to table scans, papers with imps, silks, papers with stones, stones and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; stunning stone) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":2,"variant":7,"wide":9,"bombs":15}},"bodies":[{"part":"stunning stone","genes":{"step":555,"hop":6778,"beyond":6,"below":8},"distance":7190}],"blanks":1}
        org     start

; table scan (groups 2, variant 7, wide 9, bombs 15): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-9, #9
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
        djn.b   $-3, #15

; copies the body to where it runs, and starts it: stunning stone with 1 process
        mov.i   $15, $-850
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        mov.i   $15, $-849
        jmp.b   $-859, $0

; empty cells between
        dat.f   $0, $0

; stunning stone (step 555, hop 6778, beyond 6, below 8; runs 7190 cells behind the first line): two SPLs in
;   every turn, a hop apart; a clear of DATs before it would hit itself
        dat.f   $0, #20
        dat.f   <2667, #20
        spl.b   #1, #20
        mov.i   $-1, @8
        mov.i   $-2, *7
        add.f   $7, $6
        djn.b   $-3, #590
        spl.b   #0, $0
        mov.i   $-7, >-9
        mov.i   $-8, >-10
        djn.f   $-2, <-39
        dat.f   #-678, #544
        dat.f   #555, #555
        end
