;redcode-94nop
;name Snark
;author Digital Red Queen
;strategy One-shot scanner that compares two pairs in each turn of the loop, four looks in six cycles, and wears down a
;strategy cell far away. The first difference is taken for the prey and the core is cleared from just below it: SPL for
;strategy half a lap, then DAT: a few thousand cycles sooner than twice around, and hardly weaker. Beats papers,
;strategy combinations, clears and imps; even with other scanners, quick scanners and bombers.
;assert CORESIZE==8000
gap     equ     11              ; distance within a pair; these four are tuned
half    equ     22              ; between the two pairs of a turn: two gaps
step    equ     47              ; a little more than two halves, so that every lap looks at other cells
first   equ     1059            ; where the looking begins
before  equ     5               ; the clear begins this far below the first pair of the turn
skip    equ     26              ; pointer after a lap of the clear: past the last line
laps    equ     2000            ; pairs of SPL, half a round of the core, before DAT follows
        org     look

point   dat     $0, $0
        dat     $0, $0
snuff   dat     <1, #skip
snare   spl     #1, #skip
look    add.f   $stride, $right
        add.f   $stride, $left
left    sne.i   $first, $first+gap
right   seq.i   $first+half, $first+half+gap
        jmp     $found          ; SNE skips the SEQ when its pair differs, SEQ skips this line when its pair is equal
        djn.f   $look, <-3803
found   mov.ab  $left, $point
        add.ab  #left-point-before, $point
hunt    mov.i   $snare, >point
        mov.i   $snare, >point
        djn.b   $hunt, #laps
        spl     #0, $0
clear   mov.i   $snuff, >point
        djn.f   $clear, <-1300
stride  dat     $step, $step
        end
