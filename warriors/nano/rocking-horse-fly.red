;redcode-nano
;name Rocking-Horse Fly
;author Digital Red Queen
;strategy Bred in an evolution run of this project. One bomb at once, far off; then SPL breeds processes for two MOVs that lay
;strategy empty cells, one upwards from behind the code and one downwards.
;strategy Beats everything else of this hill by a little and bombers by much.
;assert CORESIZE==80
        org     leap

leap    mov.i   <-19, $28       ; the one shot; its A-field then serves as the pointer of the sweep
breed   spl     #17, }38
sweep   mov.i   }-26, }leap     ; empty cells, upwards from 19 below
        mov.i   @-9, {sweep     ; and downwards, through the field that says where the empty cells come from
        jmp     $-1, {sweep
        end
