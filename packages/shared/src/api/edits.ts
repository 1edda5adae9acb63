/**
 * Edits of a canvas by the server for somebody: a list, made whole and in its order or not at all. Whoever adds a
 * note or a link may choose its id, and later edits of the list may then name it.
 */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { LINK_KINDS } from '../links.ts'
import { REVERT_REASONS } from '../wire.ts'
import { canvasPurpose, canvasTitle, documentText, idParam } from './common.ts'
import { blockIdSchema, categorySchema, colorSchema } from './content.ts'
import { ENTITY_FIELDS, META_FIELDS } from '../model/entity-fields.ts'
import type { ChangeOf, Fields as ModelFields } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { changeOf, shapeOf } from './model.ts'

/** More would hold up everybody else's edits for longer than a moment. */
export const EDITS_PER_REQUEST = 500

const id = idParam
const newId = idParam.optional().meta({ description: 'chosen by you; otherwise made here' })
const text = documentText(LIMITS.noteTextLength)
const detail = documentText(LIMITS.noteDetailLength)
/** Without `beforeId` at the end of the block. */
const place = { blockId: blockIdSchema, beforeId: id.optional() }

const { text: _text, detail: _detail, color: _color, category: _category, ...otherFields } = NOTE_FIELDS
/** What a note knows beside what is named here: the fields of the model. */
const noteFields = changeOf(otherFields) as { [N in keyof NoteChangeFields]: z.ZodType<NoteChangeFields[N]> }
type NoteChangeFields = ChangeOf<typeof otherFields>

const namesAField = (edit: object): boolean =>
  Object.values(edit).filter((value) => value !== undefined).length > ('id' in edit ? 2 : 1)

export const addNoteEdit = z.strictObject({
  op: z.literal('addNote'),
  id: newId,
  ...place,
  text: text.default(''),
  detail: detail.optional(),
  color: colorSchema.optional(),
  category: categorySchema.optional(),
  ...noteFields,
})
/** What is left out stays; null takes a field away. */
export const updateNoteEdit = z
  .strictObject({
    op: z.literal('updateNote'),
    id,
    text: text.optional(),
    detail: detail.optional(),
    color: colorSchema.optional(),
    category: categorySchema.nullable().optional(),
    ...noteFields,
  })
  .refine(namesAField, 'name at least one field')
export const moveNoteEdit = z.strictObject({ op: z.literal('moveNote'), id, ...place })
/** Deleting what is deleted and restoring what is there changes nothing and is no fault. */
export const deleteNoteEdit = z.strictObject({ op: z.literal('deleteNote'), id })
export const restoreNoteEdit = z.strictObject({ op: z.literal('restoreNote'), id })
export const addLinkEdit = z.strictObject({
  op: z.literal('addLink'),
  id: newId,
  fromId: id,
  kind: z.enum(LINK_KINDS),
  toId: id,
  strength: z.number().int().min(1).max(3).optional(),
  label: documentText(LIMITS.linkLabelLength).optional(),
})
export const updateLinkEdit = z
  .strictObject({
    op: z.literal('updateLink'),
    id,
    strength: z.number().int().min(1).max(3).optional(),
    label: documentText(LIMITS.linkLabelLength).nullable().optional(),
  })
  .refine(namesAField, 'name at least one field')
export const removeLinkEdit = z.strictObject({ op: z.literal('removeLink'), id })

/** Everything beside notes and links, by the name of its list in the content. */
export const ENTITY_ROOTS = [
  'groups',
  'kpis',
  'procedures',
  'risks',
  'experiments',
  'signals',
  'waivers',
] as const
export type EditableRoot = (typeof ENTITY_ROOTS)[number]
const root = z.enum(ENTITY_ROOTS)

/** A waiver names who waives: the server writes that. */
const writtenFields = ({ by: _by, ...fields }: ModelFields): ModelFields => fields
const addEntityOf = <R extends EditableRoot>(root: R) =>
  z.strictObject({
    op: z.literal('addEntity'),
    root: z.literal(root),
    id: newId,
    fields: z.strictObject(shapeOf(writtenFields(ENTITY_FIELDS[root]))) as unknown as z.ZodType<
      ChangeOf<(typeof ENTITY_FIELDS)[R]>
    >,
  })
const updateEntityOf = <R extends EditableRoot>(root: R) =>
  z.strictObject({
    op: z.literal('updateEntity'),
    root: z.literal(root),
    id,
    fields: z.strictObject(changeOf(writtenFields(ENTITY_FIELDS[root]))) as unknown as z.ZodType<
      ChangeOf<(typeof ENTITY_FIELDS)[R]>
    >,
  })
export const addEntityEdit = z.discriminatedUnion('root', [
  addEntityOf('groups'),
  addEntityOf('kpis'),
  addEntityOf('procedures'),
  addEntityOf('risks'),
  addEntityOf('experiments'),
  addEntityOf('signals'),
  addEntityOf('waivers'),
])
/** What is left out stays; null takes a field away. */
export const updateEntityEdit = z.discriminatedUnion('root', [
  updateEntityOf('groups'),
  updateEntityOf('kpis'),
  updateEntityOf('procedures'),
  updateEntityOf('risks'),
  updateEntityOf('experiments'),
  updateEntityOf('signals'),
  updateEntityOf('waivers'),
])
export const removeEntityEdit = z.strictObject({ op: z.literal('removeEntity'), root, id })
type MetaFields = ChangeOf<typeof META_FIELDS>
/** What is left out stays; null takes a field away, and so does an empty text a colour's meaning. */
export const setMetaEdit = z
  .strictObject({
    op: z.literal('setMeta'),
    title: canvasTitle.optional(),
    purpose: canvasPurpose.optional(),
    ...(changeOf(META_FIELDS) as { [N in keyof MetaFields]: z.ZodType<MetaFields[N]> }),
    legend: z.partialRecord(colorSchema, documentText(LIMITS.legendLabelLength)).optional(),
  })
  .refine(namesAField, 'name at least one field')
export const setBlockEdit = z.strictObject({
  op: z.literal('setBlock'),
  blockId: blockIdSchema,
  softLimit: z.number().int().min(1).max(99),
})

export const contentEdit = z.discriminatedUnion('op', [
  addNoteEdit,
  updateNoteEdit,
  moveNoteEdit,
  deleteNoteEdit,
  restoreNoteEdit,
  addLinkEdit,
  updateLinkEdit,
  removeLinkEdit,
  addEntityEdit,
  updateEntityEdit,
  removeEntityEdit,
  setMetaEdit,
  setBlockEdit,
])
export type ContentEdit = z.infer<typeof contentEdit>

export const editContentBody = z.strictObject({ edits: z.array(contentEdit).min(1).max(EDITS_PER_REQUEST) })
export type EditContentBody = z.infer<typeof editContentBody>

const index = z.number().int()

/**
 * `seq`: from this place of the log on the canvas holds the edits. `made`: the ids of what was added, by edit.
 * `changedLinks`: links that may not stay what they were, because an edit moved one of their notes.
 */
export const editedView = z.object({
  seq: z.number().int(),
  made: z.array(z.object({ index, id: z.string() })),
  changedLinks: z.array(
    z.object({ index, id: z.string(), was: z.enum(LINK_KINDS), kind: z.enum(LINK_KINDS) }),
  ),
})
export type EditedView = z.infer<typeof editedView>

/** Why an edit cannot be made in the canvas as it is, beside the rules that hold for every change. */
export const EDIT_FAULTS = [
  'note_not_found',
  'note_deleted',
  'before_not_found',
  'id_taken',
  'link_not_found',
  'link_exists',
  'link_not_allowed',
  'entity_not_found',
] as const

/** One fault; `index` is that of the edit, null where it is the list as a whole. */
export const editFault = z.object({
  index: index.nullable(),
  code: z.enum([...new Set([...EDIT_FAULTS, ...REVERT_REASONS])]),
  message: z.string(),
})
export type EditFault = z.infer<typeof editFault>

export const refusedEdits = z.object({
  error: z.object({
    code: z.literal('refused_content'),
    message: z.string(),
    details: z.array(editFault),
  }),
})
