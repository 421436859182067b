;redcode-94nop
;name White Rabbit
;author Digital Red Queen
;strategy Imp: one instruction that copies itself to the next cell and runs there.
;strategy Kills only what it happens to run over; often ties stones, dwarfs and papers. Beaten by gates, clears and
;strategy scanners.
;assert CORESIZE==8000
        org     imp

imp     mov.i   #0, $1          ; immediate A reads the instruction itself; the next cycle executes the copy
        end
