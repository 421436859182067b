;redcode-94nop
;name Billiard-marker
;author Digital Red Queen
;strategy Quick scan of 12 looks with bombs for what they find; then a pair scanner that lays a carpet of SPLs while
;strategy it scans on, copied far away.
;strategy Beats quick scanners, silks, stones, switchers, imps, stones with imps and scanners; even with carpet
;strategy scanners, papers with imps and bombers; loses to table scans, papers with stones and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (quick scan; carpet scanner) was given, its
;strategy constants drawn at random (seed 12) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":{"part":"quick scan","genes":{"groups":1,"narrower":0,"wide":8,"bombs":16}},"bodies":[{"part":"carpet scanner","genes":{"step":3420,"gap":8,"beyond":7,"below":2,"begin":7324},"distance":5171}],"blanks":0}
        org     start

; quick scan (groups 1, narrower 0, wide 8, bombs 16): looks at pairs of cells, four cells in two cycles; the
;   line and operand of a JMP tell where the difference was, and bombs fall upwards and downwards from there
        dat.f   <2667, <-2666
        dat.f   #-8, #8
        dat.f   $0, $0
        dat.f   $0, $2
start   sne.i   $-3793, $-3267
        seq.i   $-2742, $-2216
        jmp.b   $8, $0
        sne.i   $2100, $2626
        seq.i   $3151, $3677
        jmp.b   $5, <-6
        sne.i   $-1695, $-1169
        seq.i   $-644, $-118
        jmp.b   $2, >-9
        jmp.b   $13, $0
        mul.ab  #2104, $-11
        sne.i   $-13, @-12
        add.ab  #526, $-13
        sne.i   $-15, @-14
        add.ab  #526, $-15
        sne.i   $-17, @-16
        add.ab  #526, $-17
        mov.ba  $-18, $-18
        mov.i   $-22, @-19
        mov.i   $-23, *-20
        add.f   $-23, $-21
        djn.b   $-3, #16

; copies the body to where it runs, and starts it: carpet scanner with 1 process
        mov.i   $13, $-2855
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        mov.i   $13, $-2854
        jmp.b   $-2863, $0

; carpet scanner (step 3420, gap 8, beyond 7, below 2, begin 7324; runs 5171 cells behind the first line):
;   compares two cells in five cycles and lays an SPL meanwhile; after a lap a clear of DATs
        dat.f   $0, #-676
        dat.f   <2667, #20
        spl.b   #1, #20
        mov.i   $-1, >-4
        seq.i   $3415, $3423
        mov.ab  $-1, $-6
        add.f   $5, $-2
        djn.b   $-4, #399
        spl.b   #0, $0
        mov.i   $-8, >-10
        djn.f   $-1, <-33
        dat.f   #3420, #3420
        end
