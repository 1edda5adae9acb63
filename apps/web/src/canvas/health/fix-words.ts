/** What a button for a fix says. */
import { blockById } from '@ninefold/shared'
import type { Fix } from '@ninefold/shared/checks/fixes'
import { t } from '../../lib/messages/index.ts'

export function fixWords(fix: Fix): string {
  switch (fix.do) {
    case 'link':
      return t.health.links(fix.kind, fix.end)
    case 'details':
      return t.health.details[fix.part] ?? t.health.details.any
    case 'add':
      return t.health.add(blockById(fix.blockId).name)
    case 'park':
      return t.health.park
    case 'move':
      return t.health.moveTo(blockById(fix.to).name)
    case 'set':
      return t.health.set[fix.field]
    case 'reword':
      return t.health.reword
    case 'show':
      return t.health.showNotes
    case 'block':
      return t.health.openBlock(blockById(fix.blockId).name)
    case 'review':
      return t.health.review
    case 'triggers':
      return t.health.triggers
  }
}
