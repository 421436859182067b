;redcode-tiny
;name Eaglet
;author Digital Red Queen
;strategy A pump that fills an imp spiral of three points for ever and a paper that makes its last copy backwards,
;strategy copied away.
;strategy Beats the others of this hill; loses to Cucumber Frame, Golden Key and Tea-Tray.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"imp pump","genes":{"ring":267,"worn":234},"distance":101},{"part":"turning paper","genes":{"pairs":1,"first":622,"second":620,"last":668,"bombs":1,"high":303,"low":487,"bomb":1},"distance":null}],"blanks":0}
        org     start

; copies the bodies to where they run, and starts them: imp pump with 1 process, turning paper with 6
;   processes
start   mov.i   $15, $101
        mov.i   $15, $101
        mov.i   $15, $101
        mov.i   $15, $101
        mov.i   $15, $101
        spl.b   $96, $0
        spl.b   $2, $0
        spl.b   $1, $0
        spl.b   $1, $0

; turning paper (pairs 1, first 622, second 620, last 668, bombs 1, high 303, low 487, bomb 1): copies, bombs,
;   and the last copy written backwards, which each process enters
        spl.b   @0, <-180
        mov.i   }-1, >-1
        mov.i   $3, {303
        mov.i   {-3, <1
        djn.f   @0, <-126
        dat.f   <267, <-266

; imp pump (ring 267, worn 234; runs 101 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <234
        add.a   #268, $2
        mov.i   $2, }2
        jmp.b   $265, $0
        mov.i   #1, $267
        end
