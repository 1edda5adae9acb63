/**
 * Markdown as content a canvas can be filled with: ours, and what people write by hand or export elsewhere. A heading
 * that names a block begins it, each item or paragraph below is a note; the block at the end says the rest. Total.
 */
import { ATTRIBUTION, BLOCKS, type BlockId } from '../blocks.ts'
import { isNoteColor } from '../colors.ts'
import { isLinkKind } from '../links.ts'
import { isPlain } from './parse-fields.ts'
import { unescapeMarkdown } from './markdown-text.ts'
import { readJson, type Imported } from './read-json.ts'
import { Warnings } from './warnings.ts'
import { ASIDE_HEADING, BLOCK_LANGUAGE } from './write-markdown.ts'

interface DraftNote {
  readonly blockId: BlockId
  readonly lines: string[]
  readonly aside: boolean
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const ITEM = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/
const FENCE = /^(```|~~~)\s*(\S*)/

export function readMarkdown(markdown: string): Imported {
  const reader = new Reader()
  const lines = markdown.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')
  lines.forEach((line, i) => reader.take(line, i + 1))
  return reader.imported()
}

class Reader {
  readonly #warnings = new Warnings()
  readonly #notes: DraftNote[] = []
  readonly #data: { readonly text: string; readonly number: number }[] = []
  #title: string | null = null
  readonly #purpose: string[] = []
  /** Where lines go: before the first block, into a block, aside, or nowhere. */
  #section: BlockId | 'start' | 'aside' | 'unknown' = 'start'
  #fence: string | null = null
  #isData = false
  #isInItem = false
  #isFenceInItem = false

  take(line: string, number: number): void {
    if (this.#fence !== null) return this.#inFence(line, number)
    const isIndented = /^(?: {2,}|\t)/.test(line)
    const fence = FENCE.exec(line.trim())
    if (fence) {
      this.#fence = fence[1] as string
      this.#isData = fence[2] === BLOCK_LANGUAGE && !isIndented
      this.#isFenceInItem = isIndented && this.#isInItem
      if (this.#isFenceInItem) this.#more(line)
      return
    }
    if (isIndented && this.#isInItem) return this.#more(line)
    const heading = HEADING.exec(line)
    if (heading) return this.#heading(heading[2] as string, number)
    if (line.trim() === '') return this.#isInItem ? this.#more('') : this.#endParagraph()
    const item = ITEM.exec(line.trimStart())
    if (item) return this.#item(item[1] as string, number)
    this.#paragraph(line, number)
  }

  imported(): Imported {
    const drafts = this.#inPrintedOrder()
    const names = namesOf(drafts)
    const ids = drafts.map((_, i) => `n${i + 1}`)
    const byName = new Map(names.map((name, i) => [name, ids[i] as string]))
    const raw: Record<string, unknown[]> = {
      notes: drafts.map((draft, i) => ({ id: ids[i], ...noteOf(draft) })),
    }
    const data = new DataBlock(raw, byName, this.#warnings)
    for (const { text, number } of this.#data) data.take(text, number)
    if (this.#notes.length === 0 && this.#title === null && this.#data.length === 0)
      return readJson(null, this.#warnings)
    const meta = { ...data.meta, title: this.#title ?? '', purpose: this.#purpose.join('\n').trim() }
    return readJson({ ...raw, meta }, this.#warnings)
  }

  // ------------------------------------------------------------------------------------------------- lines
  #inFence(line: string, number: number): void {
    if (line.trim().startsWith(this.#fence as string)) {
      if (this.#isFenceInItem) this.#more(line)
      this.#fence = null
    } else if (this.#isData) {
      if (line.trim() !== '') this.#data.push({ text: line.trim(), number })
    } else if (this.#isFenceInItem) this.#more(line)
  }

  #heading(text: string, number: number): void {
    this.#isInItem = false
    const name = unescapeMarkdown(text).trim()
    const section = blockNamed(name) ?? (fold(name) === fold(ASIDE_HEADING) ? 'aside' : null)
    if (section) this.#section = section
    else if (this.#title === null && this.#section === 'start') this.#title = name
    else {
      this.#section = 'unknown'
      this.#warnings.add('unknown_section', `line ${number}: ${name.slice(0, 60)}`)
    }
  }

  #item(text: string, number: number): void {
    if (this.#section === 'start') return this.#paragraph(text, number)
    this.#begin(text, number)
    this.#isInItem = this.#section !== 'unknown'
  }

  #paragraph(line: string, number: number): void {
    this.#isInItem = false
    const text = line.trim()
    if (this.#section === 'start') this.#purpose.push(unescapeMarkdown(text))
    else if (!isRule(text) && !text.includes(ATTRIBUTION)) this.#begin(text, number)
  }

  #endParagraph(): void {
    if (this.#section === 'start' && this.#purpose.length > 0) this.#purpose.push('')
  }

  #begin(text: string, number: number): void {
    if (this.#section === 'unknown' || this.#section === 'start')
      return this.#warnings.add('unknown_line', `line ${number}`)
    if (this.#section !== 'aside')
      return void this.#notes.push({ blockId: this.#section, lines: [text], aside: false })
    const colon = text.indexOf(':')
    const blockId = colon > 0 ? blockNamed(text.slice(0, colon)) : null
    if (!blockId) return this.#warnings.add('unknown_line', `line ${number}`)
    this.#notes.push({ blockId, lines: [text.slice(colon + 1).trimStart()], aside: true })
  }

  #more(line: string): void {
    this.#notes.at(-1)?.lines.push(line.replace(/^(?: {2}|\t)/, ''))
  }

  /** As they are named: by block, and within it as they stand. */
  #inPrintedOrder(): DraftNote[] {
    return [...this.#notes.filter(({ aside }) => !aside), ...this.#notes.filter(({ aside }) => aside)]
  }
}

const isRule = (text: string): boolean => /^([-*_])(?:\s*\1){2,}$/.test(text)

/** Text up to the first empty line, then the detail. */
function noteOf({ blockId, lines, aside }: DraftNote): Record<string, unknown> {
  const empty = lines.indexOf('')
  const text = empty < 0 ? lines : lines.slice(0, empty)
  const detail = empty < 0 ? [] : lines.slice(empty + 1)
  return {
    blockId,
    text: unescapeMarkdown(text.join('\n')).trimEnd(),
    detail: detail.join('\n').trimEnd(),
    ...(aside && { status: 'parked' }),
  }
}

function namesOf(drafts: readonly DraftNote[]): string[] {
  const counts = new Map<string, number>()
  return drafts.map(({ blockId, aside }) => {
    const code = aside ? 'P' : (BLOCKS.find(({ id }) => id === blockId)?.code ?? '')
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return `${code}${count}`
  })
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** By name, short name, id or code, whatever its case: "Key Activities", "activities", "key_activities", "KA". */
function blockNamed(text: string): BlockId | null {
  const folded = fold(text.replace(/^\d+[.)]\s*/, ''))
  const block = BLOCKS.find(({ id, name, shortName, code }) =>
    [id, name, shortName, code].some((one) => fold(one) === folded),
  )
  return block?.id ?? null
}

/** The block at the end, line by line, into the raw content it adds to. */
class DataBlock {
  readonly meta: Record<string, unknown> = {}
  readonly #raw: Record<string, unknown[]>
  readonly #byName: ReadonlyMap<string, string>
  readonly #warnings: Warnings

  constructor(raw: Record<string, unknown[]>, byName: ReadonlyMap<string, string>, warnings: Warnings) {
    this.#raw = raw
    this.#byName = byName
    this.#warnings = warnings
  }

  take(text: string, number: number): void {
    const [first = '', second = '', third = ''] = text.split(' ', 3)
    const isTaken =
      this.#entity(first, second, text) ||
      this.#link(first, second, third, text) ||
      this.#note(first, text.slice(first.length + 1))
    if (!isTaken) this.#warnings.add('unknown_line', `line ${number}`)
  }

  #entity(first: string, second: string, text: string): boolean {
    const one = fieldsIn(text.slice(first.length + 1))
    const two = fieldsIn(text.slice(first.length + second.length + 2))
    const noteId = this.#byName.get(second)
    switch (first) {
      case 'canvas':
        return one !== null && Object.assign(this.meta, one) !== null
      case 'legend': {
        const label = parsed(text.slice(first.length + second.length + 2))
        if (!isNoteColor(second) || typeof label !== 'string') return false
        this.meta['legend'] = { ...(this.meta['legend'] as object | undefined), [second]: label }
        return true
      }
      case 'group':
        return this.#add('groups', two && { id: second, ...two })
      case 'kpi':
      case 'procedure':
      case 'risk':
        return this.#add(`${first}s`, two && noteId !== undefined ? { noteId, ...two } : null)
      case 'experiment':
      case 'signal':
        return this.#add(`${first}s`, one && this.#withNotes(one))
      default:
        return false
    }
  }

  #link(from: string, kind: string, to: string, text: string): boolean {
    const [fromId, toId] = [this.#byName.get(from), this.#byName.get(to)]
    if (!isLinkKind(kind) || fromId === undefined || toId === undefined) return false
    const rest = text.slice(from.length + kind.length + to.length + 3)
    const fields = rest.trim() === '' ? {} : fieldsIn(rest)
    return this.#add('links', fields && { fromId, kind, toId, ...fields })
  }

  #note(name: string, rest: string): boolean {
    const id = this.#byName.get(name)
    const note = (this.#raw['notes'] ?? []).find((one) => isPlain(one) && one['id'] === id)
    const fields = fieldsIn(rest)
    if (id === undefined || !isPlain(note) || !fields) return false
    const { text: _text, detail: _detail, blockId: _block, id: _id, ...more } = fields
    Object.assign(note, more)
    return true
  }

  #add(list: string, entity: object | null): boolean {
    if (!entity) return false
    const held = (this.#raw[list] ??= [])
    held.push({ id: `${list[0] ?? 'x'}${held.length + 1}`, ...entity })
    return true
  }

  #withNotes(fields: Record<string, unknown>): Record<string, unknown> {
    const names = fields['noteIds']
    if (!Array.isArray(names)) return fields
    return { ...fields, noteIds: names.flatMap((name) => this.#byName.get(String(name)) ?? []) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // a person changed it into what is no JSON; the line is told of as one that could not be read
  }
}

function fieldsIn(text: string): Record<string, unknown> | null {
  const value = parsed(text)
  return isPlain(value) ? value : null
}
