/** What the sheet itself tells apart; the first of each is what a note has when nobody said. */

export const NOTE_STATUSES = ['idea', 'accepted', 'parked', 'dropped'] as const
export type NoteStatus = (typeof NOTE_STATUSES)[number]
export const IMPORTANCES = ['undecided', 'essential', 'supporting', 'nice_to_have'] as const
export type Importance = (typeof IMPORTANCES)[number]
