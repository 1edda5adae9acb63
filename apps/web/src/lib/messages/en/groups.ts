/** Groups: notes of a block under a title of their own. Loaded with the first one. */
import { number, plural } from './common.ts'

const notes = (count: number): string => plural(count, '1 note', (n) => `${n} notes`)

export const groups = {
  menuItem: 'Group',
  newOne: 'New group…',
  takeOut: (group: string) => `Take out of ${group}`,
  /** The title among the notes, for ears. */
  named: (group: string) => `Group ${group}`,
  untitled: 'Untitled group',
  newIn: (block: string) => `New group in ${block}`,
  notesOf: (group: string) => `Notes of “${group}”`,
  title: 'Title',
  titleOf: 'Title of the group',
  titlePlaceholder: 'What these notes have in common',
  pick: (block: string) => `Notes of ${block}`,
  make: (count: number) => (count === 0 ? 'Make the group' : `Group ${notes(count)}`),
  save: 'Save',
  menu: (group: string) => `Group actions: ${group}`,
  rename: 'Rename',
  choose: 'Choose its notes…',
  up: 'Move up',
  down: 'Move down',
  ungroup: 'Ungroup',
  empty: 'No notes yet. Drag some here.',
  within: (group: string) => `In the group ${group}`,
  made: (group: string, count: number) => `Group ${group} with ${notes(count)}`,
  put: (note: string, group: string) => `${note} is in the group ${group}`,
  out: (note: string, group: string) => `${note} is out of the group ${group}`,
  gone: (group: string) => `Group ${group} is gone, its notes stay`,
  moved: (group: string, at: number, of: number) => `${group} is group ${number(at)} of ${number(of)}`,
} as const
