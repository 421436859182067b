;redcode-94nop
;name Leg of Mutton
;author Digital Red Queen
;strategy A stone that throws two bombs in five instructions, a pump that fills an imp spiral of thirteen points for
;strategy ever and a pump that fills an imp spiral of nine points for ever, copied far away, with 28 empty cells
;strategy between.
;strategy Beats stones, switchers, stones with imps and bombers; even with table scans, carpet scanners, quick
;strategy scanners, papers with imps, silks, papers with stones, combinations, imps and scanners (20 rounds against
;strategy each of the hill).
;strategy Bred from the typed parts of this project: its structure (no opening; stone; imp pump; imp pump) was given,
;strategy its constants drawn at random (seed 11) and tuned in staged races against 52 published warriors, of which it
;strategy has no code.
;assert CORESIZE==8000
;drq-parts {"opening":null,"bodies":[{"part":"stone","genes":{"step":5396,"gap":5,"hop":3590},"distance":3736},{"part":"imp pump","genes":{"ring":3077,"worn":843},"distance":2904},{"part":"imp pump","genes":{"ring":889,"worn":5329},"distance":1853}],"blanks":28}
        org     start

; copies the bodies to where they run, and starts them: stone with 1 process, imp pump with 1 process, imp
;   pump with 1 process
start   mov.i   $47, $3736
        mov.i   $47, $3741
        mov.i   $47, $3741
        mov.i   $47, $3741
        mov.i   $47, $3741
        mov.i   $47, $3741
        spl.b   $3736, $0
        mov.i   $46, $2897
        mov.i   $46, $2897
        mov.i   $46, $2897
        mov.i   $46, $2897
        mov.i   $46, $2897
        spl.b   $2892, $0
        mov.i   $45, $1840
        mov.i   $45, $1840
        mov.i   $45, $1840
        mov.i   $45, $1840
        mov.i   $45, $1840
        jmp.b   $1835, $0

; empty cells between
        for     28
        dat.f   $0, $0
        rof

; stone (step 5396, gap 5, hop 3590; runs 3736 cells behind the first line): two bombs in five instructions,
;   one on each step and one a hop beyond
        dat.f   $3590, >1
        spl.b   #0, #0
        mov.i   $-7, @2
        add.ab  #-2604, $1
        mov.i   $-9, }1804
        djn.f   $-3, <-25

; imp pump (ring 3077, worn 843; runs 2904 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <843
        add.a   #3078, $2
        mov.i   $2, }2
        jmp.b   $1845, $0
        mov.i   #1, $3077

; imp pump (ring 889, worn 5329; runs 1853 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-2671
        add.a   #890, $2
        mov.i   $2, }2
        jmp.b   $-1779, $0
        mov.i   #1, $889
        end
