;redcode-94nop
;name Frabjous Day
;author Digital Red Queen
;strategy Table scan of 12 looks with bombs for what they find; then a clear of DATs with a gate and a paper whose
;strategy copies each let a clear fall upon themselves, copied far away.
;strategy Beats table scans, stones, imps and stones with imps; even with papers with imps, silks, papers with stones,
;strategy bombers and scanners; loses to carpet scanners, quick scanners, switchers and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; clear; falling paper) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":1,"variant":10,"wide":8,"bombs":16}},"bodies":[{"part":"clear","genes":{"gap":11,"worn":4730,"beyond":8},"distance":411},{"part":"falling paper","genes":{"first":3764,"second":7119,"third":7207,"pairs":2,"height":1106},"distance":7079}],"blanks":0}
        org     start

; table scan (groups 1, variant 10, wide 8, bombs 16): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-8, #8
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $630
        dat.f   $0, $-2530
        dat.f   $0, $2939
        dat.f   $0, $408
start   sne.i   $3566, $-3184
        seq.i   <-3, $-3815
        jmp.b   $8, $0
        sne.i   $1033, $2283
        seq.i   <-5, $1652
        jmp.b   $5, }-10
        sne.i   $-1910, $-660
        seq.i   <-10, $-1291
        jmp.b   $2, {-13
        jmp.b   $10, $0
        mul.b   *-15, $-14
        sne.i   $-17, @-15
        add.ab  #1250, $-16
        mov.i   $-21, @-17
        mov.ba  $-18, $-18
        add.f   $-22, $-19
        mov.i   $-24, @-20
        mov.i   $-25, *-21
        djn.b   $-3, #16

; copies the bodies to where they run, and starts them: clear with 1 process, falling paper with 6 processes
        mov.i   $11, $384
        mov.i   $11, $395
        mov.i   $11, $395
        mov.i   $11, $395
        mov.i   $11, $395
        spl.b   $391, $0
        spl.b   $2, $16
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-958, $-952

; clear (gap 11, worn 4730, beyond 8; runs 411 cells behind the first line): DATs round the core from the gate
;   onwards, more processes with each turn
        dat.f   $0, $23
        spl.b   #0, <-3270
        mov.i   $2, >-13
        djn.f   $-1, >-14
        dat.f   <1, $23

; falling paper (first 3764, second 7119, third 7207, pairs 2, height 1106; runs 7079 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <3764
        mov.i   }-1, >-1
        spl.b   @0, <-881
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1106
        end
