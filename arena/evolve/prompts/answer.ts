/** How a whole source is to be given. */
export const WHOLE_SOURCE = `Say in one or two sentences what you do and why, then answer with one fenced code block that holds the complete Redcode
source, a ;name line, a ;strategy line and an END.`

/** How changes of a source are to be given. */
export const EDIT_BLOCKS = `Say in one or two sentences what you change and why, then answer with one or more blocks of exactly this form:

<<<<<<< SEARCH
lines of the source as they are, one or more, as many as make them unique
=======
lines to put in their place, none to delete them
>>>>>>> REPLACE

The lines to search for must occur exactly once in the source and be whole lines. Blocks are applied in their order, each
to what the one before it left. Change only what matters; do not repeat the rest of the source.`
