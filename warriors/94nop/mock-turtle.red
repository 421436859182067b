;redcode-94nop
;name Mock Turtle
;author Digital Red Queen
;strategy Plain paper: one process copies the seven lines to a far place, starts a process there and begins again.
;strategy Beats plain clears, gates and imps; ties other papers; loses to everything that stuns with SPL.
;assert CORESIZE==8000
first   equ     2762            ; distance to the first copy; tuned
step    equ     4418            ; between copies: more than half the core, so that neighbours lie far apart; tuned
length  equ     7               ; lines below count
        org     reel

count   dat     $0, $0          ; counts down and points at the line to copy
reel    mov.ab  #length, $count
writhe  mov.i   @count, <target
        djn.b   $writhe, $count
        spl     @target
        add.ab  #step, $target
        jmz.b   $reel, $count   ; a damaged count ends this copy instead of letting it spread
target  dat     $0, #first
        end
