/**
 * The health of the canvas as the page shows it. After a change only what changed is read and only the rules it can
 * affect run, when the page has nothing else to do; the document and the server's facts stay the truth.
 */
import type * as Y from 'yjs'
import { HealthCheck } from '@ninefold/shared/checks/check'
import { writtenDay } from '@ninefold/shared/checks/day'
import { NO_FACTS, type Facts } from '@ninefold/shared/checks/facts'
import type { Finding, Health } from '@ninefold/shared/checks/finding'
import { marksSheet } from '@ninefold/shared/checks/rules'
import { rootMap } from '@ninefold/shared/document/layout'
import { readChange } from '@ninefold/shared/document/read-change'
import { readContent } from '@ninefold/shared/document/read-content'
import { touchedEntities, type Entity } from '@ninefold/shared/document/touched'
import { remembered } from '../remembered.ts'

/** Below this nobody has begun to say how things hang together, and marks would only nag. */
const LINKS_FOR_MARKS = 5
/** A change is judged when the page is idle, and this long after it at the latest. */
const LATEST_MS = 300

/** Why findings stand still: while everybody writes or votes for themselves, news would give others away. */
export type Frozen = 'writing' | 'voting'

/** Some of the findings, by their rules, and what they are asked for. */
export interface Only {
  readonly title: string
  readonly ruleIds: readonly string[]
}

/** On which canvases this person has opened Health: until then its marks stay off the sheet. */
const asked = remembered('ninefold.health')

export class HealthView {
  readonly #doc: Y.Doc
  readonly #canvasId: string
  readonly #check: HealthCheck
  readonly #touched = new Map<string, Entity>()
  readonly #stop: () => void
  #due = false
  #facts: Facts = NO_FACTS
  #today = writtenDay(Date.now())
  #asked = $state(false)
  #links = $state(0)
  #frozen = $state<Frozen | null>(null)
  #current = $state.raw<Health>({ score: null, themes: {}, findings: [], waived: [] })
  /** Whether the panel is open. */
  open = $state(false)
  /** What had the focus when a key asked for the panel; null when its button or something else did. */
  before: HTMLElement | null = null
  /** The note whose findings were asked for. */
  at = $state<string | null>(null)
  /** The rules whose findings were asked for. */
  only = $state.raw<Only | null>(null)

  constructor(doc: Y.Doc, canvasId: string) {
    this.#doc = doc
    this.#canvasId = canvasId
    this.#asked = asked.has(canvasId)
    this.#check = new HealthCheck(readContent(doc), this.#facts, this.#today)
    this.#read()
    const heed = (transaction: Y.Transaction): void => {
      const touched = touchedEntities(transaction)
      for (const entity of touched) this.#touched.set(`${entity.root}/${entity.id}`, entity)
      if (touched.length > 0) this.#schedule()
    }
    doc.on('afterTransaction', heed)
    this.#stop = () => doc.off('afterTransaction', heed)
  }

  get current(): Health {
    return this.#current
  }

  get facts(): Facts {
    return this.#facts
  }

  get frozen(): Frozen | null {
    return this.#frozen
  }

  /** Findings that are marked on the sheet, by note; none until somebody asked or there are enough links. */
  readonly marks: ReadonlyMap<string, readonly Finding[]> = $derived.by(() => {
    const marks = new Map<string, Finding[]>()
    if (!this.#asked && this.#links < LINKS_FOR_MARKS) return marks
    for (const finding of this.#current.findings) {
      if (!marksSheet({ id: finding.ruleId, severity: finding.severity })) continue
      for (const noteId of finding.noteIds) marks.set(noteId, [...(marks.get(noteId) ?? []), finding])
    }
    return marks
  })

  /** Opens the panel, at what is found at one note or by some rules where they are named. */
  show(noteId: string | null = null, only: Only | null = null): void {
    this.before = null
    this.at = noteId
    this.only = only
    this.open = true
    this.#asked = true
    asked.add(this.#canvasId)
  }

  /** Closes the panel from within; the focus goes back to where it came from. */
  leave(): void {
    this.open = false
    const before = this.before?.isConnected ? this.before : null
    const button = document.querySelector<HTMLElement>('[data-health-button]')
    ;(before ?? button)?.focus()
  }

  setFacts(facts: Facts): void {
    this.#facts = facts
    this.#check.setFacts(facts)
    this.#schedule()
  }

  /** Findings stay as they are until it is called with null. */
  freeze(why: Frozen | null): void {
    this.#frozen = why
    if (why === null) this.#schedule()
  }

  hashFor(finding: Finding): string {
    return this.#check.hashFor(finding)
  }

  /** Judges now what has changed, for who has just changed it here. */
  flush(): void {
    this.#due = false
    if (this.#frozen !== null) return
    const touched = [...this.#touched.values()]
    this.#touched.clear()
    if (touched.length > 0) this.#check.change(readChange(this.#doc, touched))
    const today = writtenDay(Date.now())
    if (today !== this.#today) this.#check.setToday((this.#today = today))
    this.#read()
  }

  end(): void {
    this.#stop()
  }

  #read(): void {
    this.#current = this.#check.health()
    this.#links = rootMap(this.#doc, 'links').size
  }

  #schedule(): void {
    if (this.#due) return
    this.#due = true
    const run = (): void => {
      if (this.#due) this.flush()
    }
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: LATEST_MS })
    else setTimeout(run, LATEST_MS)
  }
}
