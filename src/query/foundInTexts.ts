/** Said on every card that shows what the program found by itself. */
export const FOUND_IN_TEXTS = 'Found in the texts by the program, not reviewed by an editor.'
