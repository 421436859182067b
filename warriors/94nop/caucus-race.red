;redcode-94nop
;name Caucus Race
;author Digital Red Queen
;strategy Everybody has won: a stone is booted away, a pump sends out a three-point imp spiral, and a two-stage
;strategy silk with bombs goes on in between. An opponent has to stop all three to win.
;strategy Beats stones, clears, vampires and imps and most quick scanners; ties papers; loses to one-shot scanners.
;assert CORESIZE==8000
seat    equ     6081            ; where the stone goes; tuned
near    equ     2146            ; first stage of the silk
far     equ     3801            ; second stage; these five are tuned
ahead   equ     2549            ; where each copy's bombs start: upwards from here
back    equ     3128            ; and at this distance below
gate    equ     2333            ; cell worn down meanwhile
step    equ     3045            ; stone: gcd(3045, 8000) = 5, so that of its own five lines it only ever hits the shot
ring    equ     2667            ; (CORESIZE+1)/3
        org     start

start   mov.i   $shot, $shot+seat
        mov.i   $shot-1, $shot-1+seat
        mov.i   $shot-2, $shot-2+seat
        mov.i   $shot-3, $shot-3+seat
        mov.i   $stone, $stone+seat
        spl     $stone+seat
        spl     $pump

        spl     $1
        spl     $1
        spl     $1
body    spl     @body, >near
        mov.i   }body, >body
tail    spl     @tail, >far
        mov.i   }tail, >tail
        mov.i   $tea, >ahead
        mov.i   $tea, }-back
        jmp     $tail, <-gate
tea     dat     <2667, <5334    ; thirds of the core, against imps

pump    spl     #0, #0          ; sends one imp on every other turn
        add.a   #ring, $join
join    jmp     $imp-ring
imp     mov.i   #0, ring
        dat     $0, $0          ; the imp's first copy begins here

stone   spl     #0, <-40        ; its own breeder, so single hits do not stop it
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1         ; shifts what lies beside it as well
        end
