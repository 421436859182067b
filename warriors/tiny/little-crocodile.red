;redcode-tiny
;name Little Crocodile
;author Digital Red Queen
;strategy A stone that throws two bombs in five instructions and a pump that fills an imp spiral of three points for
;strategy ever, copied away.
;strategy Beats the others of this hill; even with Eaglet, Golden Key and Puppy; loses to Cucumber Frame, Dinah,
;strategy Marmalade Jar and Tea-Tray.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"stone","genes":{"step":748,"gap":5,"hop":687},"distance":null},{"part":"imp pump","genes":{"ring":267,"worn":695},"distance":310}],"blanks":0}
        org     start

; copies the bodies to where they run, and starts them: stone with 1 process, imp pump with 1 process
start   spl.b   $10, $0
        mov.i   <2, {2
        djn.b   $-1, #5
        jmp.b   $312, $17

; stone (step 748, gap 5, hop 687): two bombs in five instructions, one on each step and one a hop beyond
        dat.f   $-113, >1
        for     5
        dat.f   $0, $0
        rof
        spl.b   #0, #0
        mov.i   $-7, @2
        add.ab  #-52, $1
        mov.i   $-9, }59
        djn.f   $-3, <-25

; imp pump (ring 267, worn 695; runs 310 cells behind the first line): one more process into an imp spiral
;   with each turn, for ever
        spl.b   #0, <-105
        add.a   #268, $2
        mov.i   $2, }2
        jmp.b   $265, $0
        mov.i   #1, $267
        end
