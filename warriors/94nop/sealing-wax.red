;redcode-94nop
;name Sealing Wax
;author Digital Red Queen
;strategy Quick scan of 36 looks with bombs for what they find; then a stone that throws two bombs in five
;strategy instructions and a paper that makes its last copy backwards, copied far away.
;strategy Beats table scans, carpet scanners, papers with stones, stones, switchers, imps and bombers; even with quick
;strategy scanners, papers with imps, silks, combinations, stones with imps and scanners (20 rounds against each of
;strategy the hill).
;strategy Bred from the typed parts of this project: its structure (quick scan; stone; turning paper) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"quick scan","genes":{"groups":3,"narrower":1,"wide":5,"bombs":17}},"bodies":[{"part":"stone","genes":{"step":5444,"gap":6,"hop":7810},"distance":6805},{"part":"turning paper","genes":{"pairs":2,"first":2404,"second":5321,"last":3842,"bombs":1,"high":3221,"low":2246,"bomb":0},"distance":5798}],"blanks":0}
        org     start

; quick scan (groups 3, narrower 1, wide 5, bombs 17): looks at pairs of cells, four cells in two cycles; the
;   line and operand of a JMP tell where the difference was, and bombs fall upwards and downwards from there
        dat.f   <2667, <-2666
        dat.f   #-5, #5
        dat.f   $0, $0
        dat.f   $0, $2
start   sne.i   $1607, $1808
        seq.i   $2008, $2209
        jmp.b   $28, $0
        sne.i   $800, $1001
        seq.i   $1201, $1402
        jmp.b   $25, <-6
        sne.i   $2405, $2606
        seq.i   $2806, $3007
        jmp.b   $22, >-9
        sne.i   $-3990, $-3789
        seq.i   $-3589, $-3388
        jmp.b   $18, $0
        sne.i   $3203, $3404
        seq.i   $3604, $3805
        jmp.b   $15, <-15
        sne.i   $-3192, $-2991
        seq.i   $-2791, $-2590
        jmp.b   $12, >-18
        sne.i   $-1587, $-1386
        seq.i   $-1186, $-985
        jmp.b   $8, $0
        sne.i   $-2394, $-2193
        seq.i   $-1993, $-1792
        jmp.b   $5, <-24
        sne.i   $-789, $-588
        seq.i   $-388, $-187
        jmp.b   $2, >-27
        jmp.b   $15, $0
        add.ab  #3, $-29
        add.ab  #3, $-30
        mul.ab  #804, $-31
        sne.i   $-33, @-32
        add.ab  #201, $-33
        sne.i   $-35, @-34
        add.ab  #201, $-35
        sne.i   $-37, @-36
        add.ab  #201, $-37
        mov.ba  $-38, $-38
        mov.i   $-42, @-39
        mov.i   $-43, *-40
        add.f   $-43, $-41
        djn.b   $-3, #17

; copies the bodies to where they run, and starts them: stone with 1 process, turning paper with 8 processes
        mov.i   $12, $-1241
        mov.i   $12, $-1235
        mov.i   $12, $-1235
        mov.i   $12, $-1235
        mov.i   $12, $-1235
        mov.i   $12, $-1235
        spl.b   $-1240, $0
        spl.b   $1, $19
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $-2259, $-2251

; stone (step 5444, gap 6, hop 7810; runs 6805 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $-190, >1
        spl.b   #0, #0
        mov.i   $-8, @2
        add.ab  #-2556, $1
        mov.i   $-10, }-2558
        djn.f   $-3, <-27

; turning paper (pairs 2, first 2404, second 5321, last 3842, bombs 1, high 3221, low 2246, bomb 0; runs 5798
;   cells behind the first line): copies, bombs, and the last copy written backwards, which each process
;   enters
        spl.b   @0, <2404
        mov.i   }-1, >-1
        spl.b   @0, <-2679
        mov.i   }-1, >-1
        mov.i   $3, {3221
        mov.i   {-3, <1
        djn.f   @0, <3850
        dat.f   $1, $1
        end
