;redcode-94nop
;name Drink Me
;author Digital Red Queen
;strategy Switcher: keeps in P-space which of two bodies fights, Eat (a moving-clear scanner) or Drink (a bombing silk), and
;strategy after each lost round changes to the other. Against an opponent that one of them beats it loses only the rounds
;strategy that it takes to find out.
;strategy Beats whatever either body beats, plain papers and clears above all; loses to small scanners, which beat both.
;assert CORESIZE==8000
result  equ     #0              ; P-space cell 0: 0 after a lost round, -1 before the first
choice  equ     #1              ; P-space cell 1: 0 Eat, 1 Drink
step    equ     2620            ; gcd(2620, 8000) = 20: 400 turns a lap
apart   equ     10              ; half of 20: every tenth cell is looked at in a lap
begin   equ     2626            ; where the eyes and the carpet begin
turns   equ     398             ; almost a lap
skip    equ     20              ; where the carpet goes on after it has run over its own pointer
near    equ     6239            ; first stage of the silk; these five are tuned
far     equ     5188            ; second stage
ahead   equ     915             ; where each copy's bombs start: upwards from here
back    equ     2775            ; and at this distance below
gate    equ     7259            ; cell worn down meanwhile
        org     decide

claw    dat     $0, #begin
        dat     $0, $0
jaws    dat     <2667, #skip
stun    spl     #1, #skip
eat     mov.i   $stun, >claw
eyes    seq.i   $begin, $begin+apart
        mov.ab  $eyes, $claw
        add.f   $stride, $eyes
        djn.b   $eat, #turns
        spl     #0, $0
clear   mov.i   $jaws, >claw
        djn.f   $clear, <claw-12
stride  dat     #step, #step

drink   spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $bomb, >ahead
        mov.i   $bomb, }-back
        djn.f   $tail, <-gate
bomb    dat     >2667, >1       ; 2667 = (CORESIZE+1)/3: alters the next point of an imp ring
        dat     $0, $0

last    dat     $0, #0
now     dat     $0, #0
decide  ldp.ab  result, $last
        ldp.ab  choice, $now
        jmn.b   $keep, $last    ; won, tied or first round: stay
        add.ab  #1, $now
        mod.ab  #2, $now
        stp.b   $now, choice
keep    jmn.b   $drink, $now
        jmp     $eat
        end
