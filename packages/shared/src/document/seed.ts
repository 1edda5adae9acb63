/** The first content of a canvas, written once by the server when the canvas is made. Clients never seed. */
import * as Y from 'yjs'
import { NOTE_COLORS } from '../colors.ts'
import type { BusinessType } from '../model/values.ts'
import { LIMITS } from '../limits.ts'
import { rootMap } from './layout.ts'

export interface Seed {
  readonly title?: string | undefined
  readonly purpose?: string | undefined
  readonly businessType?: BusinessType | undefined
}

/**
 * Title, purpose and one text for each colour of the legend. They are made here, once, because two people who made
 * the same text at the same time would each write into their own and one of the two would vanish.
 */
export function seedCanvas(doc: Y.Doc, seed: Seed, origin: unknown): void {
  doc.transact(() => {
    const meta = rootMap(doc, 'meta')
    meta.set('title', new Y.Text((seed.title ?? '').slice(0, LIMITS.titleLength)))
    meta.set('purpose', new Y.Text((seed.purpose ?? '').slice(0, LIMITS.purposeLength)))
    if (seed.businessType) meta.set('businessType', seed.businessType)
    const legend = new Y.Map<Y.Text>()
    for (const color of NOTE_COLORS) legend.set(color, new Y.Text())
    meta.set('legend', legend)
  }, origin)
}
