;redcode-94nop
;name Croquet Ball
;author Digital Red Queen
;strategy Stone: SPL #0 keeps adding processes to a loop of MOV and ADD, so bombs come in bursts and single hits
;strategy do not stop it. After 5604 throws one lands on the SPL itself; the processes there are by then go on bombing.
;strategy Beats imps, dwarfs and vampires, even with scanners and clears; loses to papers and what contains one.
;assert CORESIZE==8000
step    equ     7399            ; -601: coprime to 8000, so that a lap meets every cell; tuned
        org     ball

ball    spl     #0, <-40
swing   mov.i   $bomb, @hoop
        add.ab  #step, $hoop
hoop    jmp     $swing, #step+1
bomb    dat     >-3, >1         ; shifts what lies beside it as well
        end
