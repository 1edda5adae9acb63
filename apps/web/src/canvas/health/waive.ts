/** Deciding to live with a finding, and taking that back; each one step of undo. */
import type { Finding, WaivedFinding } from '@ninefold/shared/checks/finding'
import { waivedSubject } from '@ninefold/shared/checks/waivers'
import { addEntity, removeEntity } from '@ninefold/shared/document/entities'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import type { HealthView } from './health-view.svelte.ts'

export interface Waiving {
  readonly reason: string
  readonly until: 'next_review' | 'date' | 'subject_changes'
  /** Where `until` is `date`. */
  readonly untilDate?: string
}

export function waive(canvas: Canvas, health: HealthView, finding: Finding, waiving: Waiving): void {
  const { session, undo, presence, view } = canvas
  if (!view.editable) return
  const by = presence.people.find((person) => person.self)?.id ?? session.hello?.userId
  const waiver = {
    ...{ ruleId: finding.ruleId, subjectId: waivedSubject(finding), subjectHash: health.hashFor(finding) },
    ...waiving,
    ...(by !== undefined && { by }),
    at: Date.now(),
  }
  undo.step(() => addEntity(session.doc, 'waivers', waiver, ORIGIN.gesture))
  health.flush()
}

export function takeUp({ session, undo, view }: Canvas, health: HealthView, { waiver }: WaivedFinding): void {
  if (!view.editable) return
  undo.step(() => removeEntity(session.doc, 'waivers', waiver.id, ORIGIN.gesture))
  health.flush()
}
