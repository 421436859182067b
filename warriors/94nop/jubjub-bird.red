;redcode-94nop
;name Jubjub Bird
;author Digital Red Queen
;strategy JMZ scanner: the smallest possible eye, two cycles for one cell, and when it sees something a clear of SPL and
;strategy then DAT that begins just before the prey. Of its own lines those on the eye's path have empty fields, except for
;strategy a perch that it starts from and sees again after a whole lap: then it clears just as well.
;strategy Beats imps, gates, plain papers and silks; loses to scanners that lay a carpet and to other fast clears.
;assert CORESIZE==8000
step    equ     5896            ; gcd(5896, 8000) = 8: finds code of eight lines in 2000 cycles at most
before  equ     4               ; the clear begins this far below the prey; below the perch is its own bomb, which does not mind
skip    equ     40              ; pointer after a lap of the clear: past the perch
laps    equ     800             ; pairs of SPL before DAT follows; tuned
        org     look

talon   dat     $0, $0          ; on the eye's path
look    add.ab  #step, $eye
eye     jmz.f   $look, $perch
        mov.b   $eye, $talon
        add.ab  #eye-talon-before, $talon
stoop   mov.i   $scream, >talon
        mov.i   $scream, >talon
        djn.b   $stoop, #laps
        spl     #0, $0          ; on the eye's path
rend    mov.i   $tear, >talon
        djn.f   $rend, <-1300
tear    dat     <2667, #skip
scream  spl     #2668, #skip
        dat     $0, $0
        dat     $0, $0
        dat     $0, $0
perch   dat     $1, $1          ; on the eye's path
        end
