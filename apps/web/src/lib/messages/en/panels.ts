/** Texts of what opens over the canvas: asking before a deletion, colours, finding, shortcuts. */
import { plural } from './common.ts'

export const panels = {
  deleteWhileWriting: (name: string) => `${name} is writing in this note`,
  deleteWhileWritingText: 'You can delete it all the same; it can be brought back with what was written.',
  deleteAnyway: 'Delete anyway',
  legendIntro: 'Give a colour a meaning, for instance one for each customer segment. Everyone sees it.',
  legendMeaning: (colour: string) => `Meaning of ${colour}`,
  legendPlaceholder: 'No meaning yet',
  findField: 'Find in all notes',
  findPlaceholder: 'Find a word in any block',
  findNone: (query: string) => `Nothing holds “${query}”`,
  findCount: (count: number) => plural(count, '1 note found', (n) => `${n} notes found`),

  letterShortcuts: 'Single-letter shortcuts',
  letterShortcutsHint: 'Switch off if you dictate or press keys by accident.',
  shortcutGroups: {
    notes: 'Notes',
    moving: 'Getting around',
    canvas: 'Canvas',
  },
  shortcutNames: {
    add: 'Add a note to the block',
    edit: 'Edit the note',
    commit: 'Done, and open the next note',
    line: 'New line in a note',
    leave: 'Leave the note',
    remove: 'Delete the note',
    menu: 'Actions of the note',
    among: 'Move among notes',
    across: 'Move among blocks',
    large: 'Open the block large, and back',
    find: 'Find',
    undo: 'Undo',
    redo: 'Redo',
    help: 'This list',
  },
} as const
