;redcode-94nop
;name Frog Footman
;author Digital Red Queen
;strategy Quick scan of 36 looks with bombs for what they find; then a clear of DATs with a gate and an imp spiral of
;strategy seven points that starts at once, copied far away.
;strategy Beats stones and stones with imps; even with quick scanners, imps, bombers and scanners; loses to table
;strategy scans, carpet scanners, papers with imps, silks, papers with stones, switchers and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (quick scan; clear; imp spiral) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"quick scan","genes":{"groups":3,"narrower":5,"wide":10,"bombs":8}},"bodies":[{"part":"clear","genes":{"gap":15,"worn":1349,"beyond":12},"distance":4552},{"part":"imp spiral","genes":{"ring":1,"rounds":1},"distance":2360}],"blanks":0}
        org     start

; quick scan (groups 3, narrower 5, wide 10, bombs 8): looks at pairs of cells, four cells in two cycles; the
;   line and operand of a JMP tell where the difference was, and bombs fall upwards and downwards from there
        dat.f   <2667, <-2666
        dat.f   #-10, #10
        dat.f   $0, $0
        dat.f   $0, $2
start   sne.i   $1575, $1772
        seq.i   $1968, $2165
        jmp.b   $28, $0
        sne.i   $784, $981
        seq.i   $1177, $1374
        jmp.b   $25, <-6
        sne.i   $2357, $2554
        seq.i   $2750, $2947
        jmp.b   $22, >-9
        sne.i   $3930, $-3873
        seq.i   $-3677, $-3480
        jmp.b   $18, $0
        sne.i   $3139, $3336
        seq.i   $3532, $3729
        jmp.b   $15, <-15
        sne.i   $-3288, $-3091
        seq.i   $-2895, $-2698
        jmp.b   $12, >-18
        sne.i   $-1715, $-1518
        seq.i   $-1322, $-1125
        jmp.b   $8, $0
        sne.i   $-2506, $-2309
        seq.i   $-2113, $-1916
        jmp.b   $5, <-24
        sne.i   $-933, $-736
        seq.i   $-540, $-343
        jmp.b   $2, >-27
        jmp.b   $15, $0
        add.ab  #3, $-29
        add.ab  #3, $-30
        mul.ab  #788, $-31
        sne.i   $-33, @-32
        add.ab  #197, $-33
        sne.i   $-35, @-34
        add.ab  #197, $-35
        sne.i   $-37, @-36
        add.ab  #197, $-37
        mov.ba  $-38, $-38
        mov.i   $-42, @-39
        mov.i   $-43, *-40
        add.f   $-43, $-41
        djn.b   $-3, #8

; copies the bodies to where they run, and starts them: clear with 1 process, imp spiral with 7 processes
        mov.i   $13, $-3494
        mov.i   $13, $-3479
        mov.i   $13, $-3479
        mov.i   $13, $-3479
        mov.i   $13, $-3479
        spl.b   $-3483, $0
        mov.i   $12, $2308
        mov.i   $12, $2308
        spl.b   $1, $19
        spl.b   $1, $0
        mov.i   $-1, $0
        mov.i   <-3, <1
        jmp.b   $2302, $2311

; clear (gap 15, worn 1349, beyond 12; runs 4552 cells behind the first line): DATs round the core from the
;   gate onwards, more processes with each turn
        dat.f   $0, $31
        spl.b   #0, <1349
        mov.i   $2, >-17
        djn.f   $-1, >-18
        dat.f   <1, $31

; imp spiral (ring 1, rounds 1; runs 2360 cells behind the first line): all points of an imp spiral at once,
;   through a table of jumps
        jmp.b   }8, $0
        jmp.b   $7, $0
        jmp.b   $1149, $0
        jmp.b   $2291, $0
        jmp.b   $3433, $0
        jmp.b   $-3425, $0
        jmp.b   $-2283, $0
        jmp.b   $-1141, $0
        mov.i   #-7, $1143
        end
