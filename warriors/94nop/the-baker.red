;redcode-94nop
;name The Baker
;author Digital Red Queen
;strategy Switcher without P-space: a one-shot scanner that looks at 293 pairs of cells. The first difference makes it
;strategy clear the core with SPL and then DAT; if there was none, the opponent is too small to be found in time, and
;strategy the scanner softly and suddenly vanishes: a two-stage silk with bombs starts in its place. SNE.X compares each
;strategy A-field with the other's B-field, which tells code from the empty core as well. Beats papers, combinations,
;strategy clears and imps; loses to dwarfs, stones and quick scanners.
;assert CORESIZE==8000
gap     equ     9               ; distance within a pair; tuned
step    equ     22              ; with the gap: code of 13 lines or more is met
start   equ     811             ; the first pair; tuned
looks   equ     293             ; four fifths of the core; tuned
before  equ     4               ; the clear begins this far below the difference
laps    equ     6707            ; pairs of SPL, almost two rounds of the core, before DAT follows; tuned
skip    equ     24              ; pointer after a lap of the clear: past its last line
room    equ     30              ; between scanner and silk
one     equ     2544            ; first stage of the silk; these five are tuned
two     equ     3379            ; second stage
low     equ     6291            ; where each copy's bombs start
mid     equ     6773
high    equ     2144
        org     look

point   dat     $0, $0
        dat     $0, $0
snuff   dat     {1, #skip
bell    spl     #1, #skip
look    add.f   $stride, $eye
eye     sne.x   $start, $start+gap
tick    djn.b   $look, #looks
        jmz.b   $silk, $tick    ; SNE skips the DJN when the pair differs, and then this jump is not taken
        mov.ab  $eye, $point
        add.ab  #eye-point-before, $point
toll    mov.i   $bell, >point
        mov.i   $bell, >point
        djn.b   $toll, #laps
        spl     #0, {point-12
clear   mov.i   $snuff, >point
        mov.i   $snuff, >point
        djn.f   $clear, <point-12
stride  dat     $step, $step
k       for     room
        dat     $0, $0
        rof

silk    spl     $1              ; 2, 4, 8 processes: one for each line of the body
        spl     $1
        spl     $1
body    spl     @body, }one
        mov.i   }body, >body
tail    spl     @tail, >two
        mov.i   }tail, >tail
        mov.i   $seed, >low
        mov.i   $seed, <mid
        mov.i   $seed, {high
        djn.b   $tail, #300
seed    dat     >2667, >1       ; not copied, since there are eight processes: copies bomb with an empty cell
        end
