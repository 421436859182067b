;redcode-94nop
;name Old Sheep Shop
;author Digital Red Queen
;strategy A stone that throws two bombs in five instructions and a paper whose copies each let a clear fall upon
;strategy themselves, copied far away.
;strategy Beats carpet scanners, stones, combinations, imps, stones with imps and bombers; even with table scans,
;strategy quick scanners, papers with imps, silks, papers with stones, switchers and scanners (20 rounds against each
;strategy of the hill).
;strategy Bred from the typed parts of this project: its structure (no opening; stone; falling paper) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":null,"bodies":[{"part":"stone","genes":{"step":5004,"gap":6,"hop":5991},"distance":4034},{"part":"falling paper","genes":{"first":6962,"second":1850,"third":1237,"pairs":3,"height":1674},"distance":2283}],"blanks":0}
        org     start

; copies the bodies to where they run, and starts them: stone with 1 process, falling paper with 8 processes
start   mov.i   $12, $-3966
        mov.i   $12, $-3960
        mov.i   $12, $-3960
        mov.i   $12, $-3960
        mov.i   $12, $-3960
        mov.i   $12, $-3960
        spl.b   $-3965, $0
        spl.b   $1, $19
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-3, <1
        jmp.b   $2272, $2280

; stone (step 5004, gap 6, hop 5991; runs 4034 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $-2009, >1
        spl.b   #0, #0
        mov.i   $-8, @2
        add.ab  #-2996, $1
        mov.i   $-10, }-989
        djn.f   $-3, <-27

; falling paper (first 6962, second 1850, third 1237, pairs 3, height 1674; runs 2283 cells behind the first
;   line): copies, then a clear that falls from a height down to the copy
        spl.b   @0, <-1038
        mov.i   }-1, >-1
        spl.b   @0, <1850
        mov.i   }-1, >-1
        spl.b   @0, <1237
        mov.i   }-1, >-1
        mov.i   #1, <1
        djn.b   $-1, #1674
        end
