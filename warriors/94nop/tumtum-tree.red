;redcode-94nop
;name Tumtum Tree
;author Digital Red Queen
;strategy Table scan of 12 looks with bombs for what they find; then a stone that throws two bombs in five
;strategy instructions and an imp spiral of three points that starts at once, copied far away.
;strategy Beats stones, switchers, bombers and scanners; even with table scans, carpet scanners and quick scanners;
;strategy loses to papers with imps, silks, papers with stones, combinations, imps and stones with imps (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (table scan; stone; imp spiral) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"table scan","genes":{"groups":1,"variant":4,"wide":9,"bombs":15}},"bodies":[{"part":"stone","genes":{"step":3796,"gap":7,"hop":4877},"distance":6142},{"part":"imp spiral","genes":{"ring":0,"rounds":2},"distance":7784}],"blanks":0}
        org     start

; table scan (groups 1, variant 4, wide 9, bombs 15): looks at pairs of cells, four cells in two cycles; an
;   entry of the table tells afterwards where the difference was, and bombs fall upwards and downwards from
;   there
        dat.f   <2667, <-2666
        dat.f   #-9, #9
        dat.f   $0, $0
        dat.f   $3, $0
        dat.f   $0, $-626
        dat.f   $0, $2438
        dat.f   $0, $-3125
        dat.f   $0, $-688
start   sne.i   $-3754, $2996
        seq.i   <-3, $3621
        jmp.b   $8, $0
        sne.i   $-1319, $-2569
        seq.i   <-5, $-1944
        jmp.b   $5, }-10
        sne.i   $1802, $552
        seq.i   <-10, $1177
        jmp.b   $2, {-13
        jmp.b   $10, $0
        mul.b   *-15, $-14
        sne.i   $-17, @-15
        add.ab  #-1250, $-16
        mov.i   $-21, @-17
        mov.ba  $-18, $-18
        add.f   $-22, $-19
        mov.i   $-24, @-20
        mov.i   $-25, *-21
        djn.b   $-3, #15

; copies the bodies to where they run, and starts them: stone with 1 process, imp spiral with 6 processes
        mov.i   $14, $-1885
        mov.i   $14, $-1878
        mov.i   $14, $-1878
        mov.i   $14, $-1878
        mov.i   $14, $-1878
        mov.i   $14, $-1878
        spl.b   $-1883, $0
        mov.i   $13, $-250
        mov.i   $13, $-250
        spl.b   $2, $19
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-256, $-248

; stone (step 3796, gap 7, hop 4877; runs 6142 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $-3123, >1
        spl.b   #0, #0
        mov.i   $-9, @2
        add.ab  #3796, $1
        mov.i   $-11, }3794
        djn.f   $-3, <-29

; imp spiral (ring 0, rounds 2; runs 7784 cells behind the first line): all points of an imp spiral at once,
;   through a table of jumps
        jmp.b   }7, $0
        jmp.b   $6, $0
        jmp.b   $2672, $0
        jmp.b   $-2662, $0
        jmp.b   $4, $0
        jmp.b   $2670, $0
        jmp.b   $-2664, $0
        mov.i   #-6, $2667
        end
