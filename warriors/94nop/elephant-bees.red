;redcode-94nop
;name Elephant Bees
;author Digital Red Queen
;strategy Quick scan of 36 looks with bombs for what they find; then a paper whose copies meet it as points of an imp
;strategy ring, copied far away.
;strategy Beats quick scanners, papers with stones, stones, switchers, bombers and scanners; even with table scans,
;strategy carpet scanners, papers with imps, silks, combinations, imps and stones with imps (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (quick scan; imp paper) was given, its constants
;strategy drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"quick scan","genes":{"groups":3,"narrower":4,"wide":8,"bombs":19}},"bodies":[{"part":"imp paper","genes":{"first":3844,"second":4104,"third":7646,"pairs":3,"bombs":1,"target":1497},"distance":6767}],"blanks":0}
        org     start

; quick scan (groups 3, narrower 4, wide 8, bombs 19): looks at pairs of cells, four cells in two cycles; the
;   line and operand of a JMP tell where the difference was, and bombs fall upwards and downwards from there
        dat.f   <2667, <-2666
        dat.f   #-8, #8
        dat.f   $0, $0
        dat.f   $0, $2
start   sne.i   $1583, $1781
        seq.i   $1978, $2176
        jmp.b   $28, $0
        sne.i   $788, $986
        seq.i   $1183, $1381
        jmp.b   $25, <-6
        sne.i   $2369, $2567
        seq.i   $2764, $2962
        jmp.b   $22, >-9
        sne.i   $3950, $-3852
        seq.i   $-3655, $-3457
        jmp.b   $18, $0
        sne.i   $3155, $3353
        seq.i   $3550, $3748
        jmp.b   $15, <-15
        sne.i   $-3264, $-3066
        seq.i   $-2869, $-2671
        jmp.b   $12, >-18
        sne.i   $-1683, $-1485
        seq.i   $-1288, $-1090
        jmp.b   $8, $0
        sne.i   $-2478, $-2280
        seq.i   $-2083, $-1885
        jmp.b   $5, <-24
        sne.i   $-897, $-699
        seq.i   $-502, $-304
        jmp.b   $2, >-27
        jmp.b   $15, $0
        add.ab  #3, $-29
        add.ab  #3, $-30
        mul.ab  #792, $-31
        sne.i   $-33, @-32
        add.ab  #198, $-33
        sne.i   $-35, @-34
        add.ab  #198, $-35
        sne.i   $-37, @-36
        add.ab  #198, $-37
        mov.ba  $-38, $-38
        mov.i   $-42, @-39
        mov.i   $-43, *-40
        add.f   $-43, $-41
        djn.b   $-3, #19

; copies the body to where it runs, and starts it: imp paper with 10 processes
        spl.b   $2, $16
        spl.b   $2, $0
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-4, <1
        jmp.b   $-1284, $-1274

; imp paper (first 3844, second 4104, third 7646, pairs 3, bombs 1, target 1497; runs 6767 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <3844
        mov.i   }-1, >-1
        spl.b   @0, <-3896
        mov.i   }-1, >-1
        spl.b   @0, <-354
        mov.i   }-1, >-1
        mov.i   $4, }3
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #1497, $2667
        end
