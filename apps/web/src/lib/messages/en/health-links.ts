/** What a finding asks to be linked, from the note at either end of the kind. */

export type LinkEnd = 'from' | 'to'
type Asks = Readonly<Record<LinkEnd, string>>

export const LINK_ASKS = {
  serves: { from: 'Link a segment', to: 'Link a proposition' },
  reaches: { from: 'Link a segment', to: 'Link a channel' },
  delivers: { from: 'Link a proposition', to: 'Link a channel' },
  maintains: { from: 'Link a segment', to: 'Link a relationship' },
  paid_by: { from: 'Say who pays', to: 'Link revenue' },
  pays_for: { from: 'Say what for', to: 'Link revenue' },
  enables: { from: 'Link a proposition', to: 'Link an activity' },
  supports: { from: 'Link what it supports', to: 'Link an activity' },
  requires: { from: 'Link a resource', to: 'Link an activity' },
  performs: { from: 'Link an activity', to: 'Link a partner' },
  supplies: { from: 'Link a resource', to: 'Link a partner' },
  operates: { from: 'Link a channel', to: 'Link a partner' },
  caused_by: { from: 'Link the cause', to: 'Link a cost' },
  depends_on: { from: 'Link what it needs', to: 'Link what needs it' },
  contradicts: { from: 'Link it', to: 'Link it' },
  relates_to: { from: 'Link it', to: 'Link it' },
} as const satisfies Record<string, Asks>
