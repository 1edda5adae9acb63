/** Saying what a canvas shows of the business. */
import type * as Y from 'yjs'
import { PERSPECTIVE_WORDS } from '@ninefold/shared/catalogue/perspectives'
import { writeMeta } from '@ninefold/shared/document/edit-meta'
import { PERSPECTIVES, type Perspective } from '@ninefold/shared/model/values'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { MenuItem } from '../../ui/menu.ts'

export function setPerspective(doc: Y.Doc, perspective: Perspective): void {
  writeMeta(doc, { perspective }, ORIGIN.gesture)
}

export const perspectiveChoices = (doc: Y.Doc, current: Perspective): MenuItem[] =>
  PERSPECTIVES.map((perspective) => ({
    label: PERSPECTIVE_WORDS[perspective].name,
    checked: perspective === current,
    onselect: () => setPerspective(doc, perspective),
  }))
