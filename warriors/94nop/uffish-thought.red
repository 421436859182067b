;redcode-94nop
;name Uffish Thought
;author Digital Red Queen
;strategy A paper whose copies meet it as points of an imp ring and a pump that fills an imp spiral of seven points
;strategy for ever, copied far away, with 25 empty cells between.
;strategy Beats stones, imps, bombers and scanners; even with table scans, carpet scanners, quick scanners, papers
;strategy with imps, silks, papers with stones, switchers, combinations and stones with imps (20 rounds against each
;strategy of the hill).
;strategy Bred from the typed parts of this project: its structure (no opening; imp paper; imp pump) was given, its
;strategy constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it has
;strategy no code.
;assert CORESIZE==8000
;drq-parts {"opening":null,"bodies":[{"part":"imp paper","genes":{"first":2767,"second":5052,"third":6177,"pairs":3,"bombs":1,"target":4437},"distance":1028},{"part":"imp pump","genes":{"ring":1143,"worn":7066},"distance":6786}],"blanks":25}
        org     start

; copies the bodies to where they run, and starts them: imp paper with 10 processes, imp pump with 1 process
start   spl.b   $7, $0
        spl.b   $2, $47
        spl.b   $2, $0
        spl.b   $1, $0
        spl.b   $1, $0
        mov.i   <-4, <1
        jmp.b   $1022, $1032
        mov.i   $41, $-1221
        mov.i   $41, $-1221
        mov.i   $41, $-1221
        mov.i   $41, $-1221
        mov.i   $41, $-1221
        jmp.b   $-1226, $0

; empty cells between
        for     25
        dat.f   $0, $0
        rof

; imp paper (first 2767, second 5052, third 6177, pairs 3, bombs 1, target 4437; runs 1028 cells behind the
;   first line): copies, the last of them a ring step and one cell on: there the processes of both are points
;   of an imp ring
        spl.b   @0, <2767
        mov.i   }-1, >-1
        spl.b   @0, <-2948
        mov.i   }-1, >-1
        spl.b   @0, <-1823
        mov.i   }-1, >-1
        mov.i   $4, }3
        spl.b   @0, <2668
        mov.i   }-1, >-1
        mov.i   #-3563, $2667

; imp pump (ring 1143, worn 7066; runs 6786 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-934
        add.a   #1144, $2
        mov.i   $2, }2
        jmp.b   $-2287, $0
        mov.i   #1, $1143
        end
