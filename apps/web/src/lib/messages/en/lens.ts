/** What matters most: essential activities, and the lens that shows what is in the first version. */
import { plural } from './common.ts'

export const lens = {
  item: 'MVP lens',
  inMvp: 'In the MVP',
  region: 'MVP lens',
  summary: (count: number) =>
    count === 0
      ? 'Nothing is in the MVP yet. “In the MVP” in the menu of a note takes it in.'
      : plural(count, '1 note is in the MVP', (n) => `${n} notes are in the MVP`),
  end: 'End the lens',
  ended: 'MVP lens ended',
  taken: (note: string) => `${note} is in the MVP`,
  left: (note: string) => `${note} is not in the MVP any more`,
  importance: 'Importance',
  undecided: 'Undecided',
  essential: 'Essential',
  first: 'Put essential ones first',
  sorted: (count: number) =>
    count === 0
      ? 'Essential activities stand first already'
      : plural(count, '1 activity moved up', (n) => `${n} activities moved up`),
} as const
