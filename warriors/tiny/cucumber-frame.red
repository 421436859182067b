;redcode-tiny
;name Cucumber Frame
;author Digital Red Queen
;strategy A scanner that clears from the first difference on.
;strategy Beats the others of this hill; even with Long Tale and Marmalade Jar; loses to Mushroom, Puppy and Thimble.
;strategy Bred from the typed parts of this project: drawn from their grammar and tuned in staged races (seed 51)
;strategy against the bundled warriors of this hill, champions of drq evolve and the best of the same search.
;assert CORESIZE==800
;drq-parts {"opening":null,"bodies":[{"part":"one-shot scanner","genes":{"step":660,"gap":12,"before":1,"beyond":3,"stuns":572,"below":4},"distance":null}],"blanks":0}
        org     start

; one-shot scanner (step 660, gap 12, before 1, beyond 3, stuns 572, below 4): compares two cells in three
;   cycles until they differ, then SPLs and DATs from just below
        dat.f   $0, $0
        dat.f   $0, $0
        dat.f   <1, #20
        spl.b   #1, #20
start   add.f   $12, $1
        sne.i   $-5, $7
        djn.b   $-2, #39
        mov.ab  $-2, $-7
        add.ab  #4, $-8
        mov.i   $-6, >-9
        mov.i   $-7, >-10
        djn.b   $-2, #-228
        spl.b   #0, $0
        mov.i   $-11, >-13
        mov.i   $-12, >-14
        djn.f   $-2, <-39
        dat.f   #-140, #-140
        end
