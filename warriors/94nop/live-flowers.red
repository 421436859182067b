;redcode-94nop
;name Live Flowers
;author Digital Red Queen
;strategy A pair scanner that lays a carpet of SPLs while it scans on, copied far away.
;strategy Beats imps, stones with imps, bombers and scanners; even with carpet scanners, quick scanners, silks and
;strategy switchers; loses to table scans, papers with imps, papers with stones, stones and combinations (20 rounds
;strategy against each of the hill).
;strategy Bred from the typed parts of this project: its structure (no opening; carpet scanner) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":null,"bodies":[{"part":"carpet scanner","genes":{"step":4580,"gap":8,"beyond":13,"below":4,"begin":4455},"distance":6431}],"blanks":0}
        org     start

; copies the body to where it runs, and starts it: carpet scanner with 1 process
start   mov.i   $13, $-1569
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        mov.i   $13, $-1568
        jmp.b   $-1577, $0

; carpet scanner (step 4580, gap 8, beyond 13, below 4, begin 4455; runs 6431 cells behind the first line):
;   compares two cells in five cycles and lays an SPL meanwhile; after a lap a clear of DATs
        dat.f   $0, #-3545
        dat.f   <2667, #26
        spl.b   #1, #26
        mov.i   $-1, >-4
        seq.i   $-3425, $-3417
        mov.ab  $-1, $-6
        add.f   $5, $-2
        djn.b   $-4, #399
        spl.b   #0, $0
        mov.i   $-8, >-10
        djn.f   $-1, <-41
        dat.f   #-3420, #-3420
        end
