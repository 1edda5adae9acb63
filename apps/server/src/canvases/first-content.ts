/** What a canvas is started with: nothing, the ghosts of a template, or a copy of an example. */
import type { CreateCanvasBody } from '@ninefold/shared/api/canvases'
import { exampleContent, templateGhosts } from '@ninefold/shared/catalogue/content'
import type { FirstContent } from '../sync/ports.ts'

/** A title and a purpose that were given stand; the type of business is that of the template or example. */
export function firstContent({
  template,
  example,
  ...given
}: Omit<CreateCanvasBody, 'invitationCode'>): FirstContent {
  const content = template ? templateGhosts(template) : example ? exampleContent(example) : null
  if (!content) return given
  const { title, purpose } = content.meta
  return { title, purpose, ...definedOf(given), content }
}

function definedOf({ title, purpose }: Pick<CreateCanvasBody, 'title' | 'purpose'>) {
  return { ...(title !== undefined && { title }), ...(purpose !== undefined && { purpose }) }
}
