;redcode-tiny
;name Thimble
;author Digital Red Queen
;strategy Stone: SPL #0 keeps adding processes to a loop of MOV and ADD, so that bombs come in bursts and single hits do not
;strategy stop it.
;strategy Beats moving-clear scanners and imps; loses to papers and bombers.
;assert CORESIZE==800
step    equ     11              ; coprime to 800: the stone sweeps along, eleven cells at a time, and meets every cell; tuned
        org     stone

stone   spl     #0, <-20
throw   mov.i   $shot, @aim
        add.ab  #step, $aim
aim     jmp     $throw, #step+1
shot    dat     >-3, >1
        end
