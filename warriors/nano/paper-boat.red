;redcode-nano
;name Paper Boat
;author Digital Red Queen
;strategy Paper: four processes run three lines in step; SPL sends them ahead and MOV brings the lines after them. Each copy
;strategy also throws a bomb.
;strategy Beats bombers and imps by a little, even with scanners; loses to clears.
;assert CORESIZE==80
far     equ     23              ; between a copy and the next: coprime to 80
        org     fold

fold    spl     $1
        spl     $1
boat    spl     @boat, }far
        mov.i   }boat, >boat
        mov.i   {boat, {far
        end
