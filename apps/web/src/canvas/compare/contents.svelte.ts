/** The two contents that are compared: this canvas as it is edited, and the other one, read again now and then. */
import type * as Y from 'yjs'
import type { CanvasContent } from '@ninefold/shared'
import { readContent } from '@ninefold/shared/document/read-content'
import { withNames } from '@ninefold/shared/model/people'
import { ask, canvasRoutes } from '../../lib/api.ts'
import { t } from '../../lib/messages/index.ts'
import { readMembers } from '../../lib/people-api.ts'
import type { Failure } from '../../lib/result.ts'

/** So often at most while people write: a comparison looks at everything. */
const PAUSE_MS = 200
/** So often the other canvas is read while this one is looked at. */
const AGAIN_MS = 15_000

/** Keeps up with the document for as long as `follow` runs. */
export class OwnContent {
  readonly #doc: Y.Doc
  #content: CanvasContent

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#content = $state.raw(readContent(doc))
  }

  get content(): CanvasContent {
    return this.#content
  }

  /** For an `$effect`. */
  follow(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = (): void => {
      timer = undefined
      this.#content = readContent(this.#doc)
    }
    const soon = (): void => {
      timer ??= setTimeout(read, PAUSE_MS)
    }
    this.#doc.on('update', soon)
    read()
    return () => {
      clearTimeout(timer)
      this.#doc.off('update', soon)
    }
  }
}

/** Another canvas over HTTP. */
export class OtherContent {
  readonly id: string
  #content = $state.raw<CanvasContent>()
  #failure = $state.raw<Failure>()
  #readAt = $state(0)
  #busy = $state(false)

  constructor(id: string) {
    this.id = id
  }

  /** As it was last read. */
  get content(): CanvasContent | undefined {
    return this.#content
  }
  /** Why the last reading failed; what was read before stays, unless there is no right to it any more. */
  get failure(): Failure | undefined {
    return this.#failure
  }
  get readAt(): number {
    return this.#readAt
  }
  get busy(): boolean {
    return this.#busy
  }

  async read(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    const answer = await ask(() => canvasRoutes.content.$get({ param: { id: this.id } }))
    this.#busy = false
    this.#failure = answer.ok ? undefined : answer.failure
    if (answer.ok) {
      // The route promises this shape; where an older server left a field out, comparing reads it as unsaid.
      this.#content = answer.value as CanvasContent
      this.#readAt = Date.now()
    } else if (isRefusal(answer.failure)) this.#content = undefined
  }

  /** For an `$effect`: reads now, and again while somebody looks. */
  follow(): () => void {
    const again = (): void => {
      if (document.visibilityState === 'visible' && navigator.onLine) void this.read()
    }
    void this.read()
    const timer = setInterval(again, AGAIN_MS)
    document.addEventListener('visibilitychange', again)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
      removeEventListener('online', again)
    }
  }
}

const isRefusal = ({ code }: Failure): boolean => Object.hasOwn(t.compare.unreadable, code)

/** What the server makes ids of people of. */
const USER_ID = /^[0-9A-Za-z]{22}$/

/** Members of both canvases by id, so that fields that name one say who it is. */
export async function namesOf(canvasIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pages = await Promise.all(canvasIds.map((id) => readMembers(id)))
  return new Map(
    pages.flatMap((page) =>
      page.ok ? page.value.items.map(({ userId, name }) => [userId, name] as const) : [],
    ),
  )
}

export const named = (content: CanvasContent, names: ReadonlyMap<string, string>): CanvasContent =>
  withNames(content, (held) => names.get(held) ?? (USER_ID.test(held) ? t.details.people.unknown : null))
