/** What each kind of job does. Every one can be done twice without harm, because a process may die in the middle. */
import { purgeCanvas } from '../canvases/deletion.ts'
import { tellLinkChanged } from '../canvases/links.ts'
import { expireMember } from '../canvases/members.ts'
import { purgeHiddenNotes } from '../canvases/note-purge.ts'
import { tidy, type PurgeDeps } from '../canvases/purge.ts'
import type { JournalDeps } from '../events/journal.ts'
import type { JobKind, JobPayloads } from './schedule.ts'

const DAY_MS = 86_400_000

export type WorkDeps = PurgeDeps & JournalDeps & { readonly restoreDays: number }

/** Resolves with when it is due again (ms since 1970), or with null when it is done for good. */
export type Work = {
  readonly [Kind in JobKind]: (payload: JobPayloads[Kind]) => Promise<number | null>
}

export function createWork(deps: WorkDeps): Work {
  return {
    async 'grant.expire'({ canvasId, userId }) {
      await expireMember(deps, canvasId, userId)
      return null
    },
    async 'link.expire'({ canvasId, linkId }) {
      await tellLinkChanged(deps, canvasId, linkId)
      return null
    },
    async 'canvas.purge'({ canvasId }) {
      if (await purgeCanvas(deps, canvasId, deps.restoreDays))
        deps.log.info({ canvasId }, 'a deleted canvas is gone for good')
      return null
    },
    'notes.purge': ({ canvasId }) => purgeHiddenNotes(deps, canvasId, deps.restoreDays),
    async tidy() {
      await tidy(deps)
      return deps.now() + DAY_MS
    },
  }
}
