/**
 * The kinds of fields an entity of the model may have, as data. Reading a document, writing it, what the server lets
 * in and what HTTP takes all follow from a table of these; only the `shared` kind is text that merges while typed.
 *
 * In the document a field is a key of its entity's map. A field of several parts is several keys, `field_part`: two
 * people who each add the first member of a list write two keys, where a map made by each would lose one of the two.
 */

export interface Choice<V extends string = string> {
  readonly kind: 'choice'
  readonly values: readonly V[]
}
/** Any number of the values; each is a key of its own. */
export interface Choices<V extends string = string> {
  readonly kind: 'choices'
  readonly values: readonly V[]
}
export interface Flag {
  readonly kind: 'flag'
}
export interface Numeric {
  readonly kind: 'number'
  readonly least: number
  readonly most: number
  readonly whole: boolean
}
/** Plain text of one line, written as a whole. */
export interface Text {
  readonly kind: 'text'
  readonly limit: number
}
/** Text that several people type into at once: a Y.Text, never replaced. */
export interface Shared {
  readonly kind: 'shared'
  readonly limit: number
}
/** An opaque string of letters, digits, `_` and `-`. */
export interface Id {
  readonly kind: 'id'
}
/** A day, `2026-01-31`. */
export interface Day {
  readonly kind: 'day'
}
/** A moment in milliseconds since 1970. */
export interface Moment {
  readonly kind: 'moment'
}
/** An http or https address. */
export interface Url {
  readonly kind: 'url'
}
export interface Money {
  /** In the smallest unit of the currency. */
  readonly minor: number
  /** ISO 4217. */
  readonly currency: string
}
export interface Amount {
  readonly kind: 'money'
}
export type Scalar = Choice | Flag | Numeric | Text | Id | Day | Moment | Url | Amount

export type PartKinds = Readonly<Record<string, Scalar>>
/** A few scalars that belong together; each is a key of its own. */
export interface Parts<P extends PartKinds = PartKinds> {
  readonly kind: 'parts'
  readonly parts: P
}
/** An ordered list of scalars; each item is a key of its own, and moves by its rank. */
export interface List<S extends Scalar = Scalar> {
  readonly kind: 'list'
  readonly of: S
  /** More are not offered; what merging brought beyond is kept. */
  readonly most: number
}
export type RecordKinds = Readonly<Record<string, Field<Scalar | Shared>>>
/** An ordered list of records, each with an id of its own. */
export interface Records<R extends RecordKinds = RecordKinds> {
  readonly kind: 'records'
  readonly of: R
  readonly most: number
}

export type Kind = Scalar | Shared | Choices | Parts | List | Records

export type Field<K extends Kind = Kind> = K & {
  /** An entity without it is none that anybody could show. */
  readonly required?: true
  /** What reading gives where nothing is written. Without one, and not required, the field is left out. */
  readonly fallback?: unknown
}
export type Fields = Readonly<Record<string, Field>>

// ---------------------------------------------------------------------------------------------- what they hold
export type ValueOf<K> =
  K extends Choice<infer V>
    ? V
    : K extends Choices<infer V>
      ? readonly V[]
      : K extends Flag
        ? boolean
        : K extends Numeric | Moment
          ? number
          : K extends Text | Shared | Id | Day | Url
            ? string
            : K extends Amount
              ? Money
              : K extends Parts<infer P>
                ? { readonly [N in keyof P]?: ValueOf<P[N]> }
                : K extends List<infer S>
                  ? readonly ValueOf<S>[]
                  : K extends Records<infer R>
                    ? readonly ItemOf<R>[]
                    : never

type AlwaysThere<T extends Fields> = {
  [N in keyof T]: T[N] extends { readonly required: true } | { readonly fallback: unknown } ? N : never
}[keyof T]

/** An entity as plain data. */
export type EntityOf<T extends Fields> = {
  readonly [N in AlwaysThere<T>]: ValueOf<T[N]> | (T[N] extends { readonly fallback: null } ? null : never)
} & { readonly [N in Exclude<keyof T, AlwaysThere<T>>]?: ValueOf<T[N]> }

/** An item of a list of records. */
export type ItemOf<R extends RecordKinds> = { readonly id: string; readonly rank: string } & EntityOf<R>

/** What is asked to be written: what is left out stays, null takes a field away. */
export type ChangeOf<T extends Fields> = {
  readonly [N in keyof T]?: ValueOf<T[N]> | null | undefined
}

// ------------------------------------------------------------------------------------------------ how they are said
export const choice = <const V extends string>(values: readonly V[]): Choice<V> => ({
  kind: 'choice',
  values,
})
export const choices = <const V extends string>(values: readonly V[]): Choices<V> => ({
  kind: 'choices',
  values,
})
export const flag: Flag = { kind: 'flag' }
export const whole = (least: number, most: number): Numeric => ({ kind: 'number', least, most, whole: true })
export const number = (least: number, most: number): Numeric => ({
  kind: 'number',
  least,
  most,
  whole: false,
})
export const text = (limit: number): Text => ({ kind: 'text', limit })
export const shared = (limit: number): Shared => ({ kind: 'shared', limit })
export const id: Id = { kind: 'id' }
export const day: Day = { kind: 'day' }
export const moment: Moment = { kind: 'moment' }
export const url: Url = { kind: 'url' }
export const money: Amount = { kind: 'money' }
export const parts = <const P extends PartKinds>(of: P): Parts<P> => ({ kind: 'parts', parts: of })
export const list = <S extends Scalar>(of: S, most: number): List<S> => ({ kind: 'list', of, most })
export const records = <const R extends RecordKinds>(of: R, most: number): Records<R> => ({
  kind: 'records',
  of,
  most,
})
export const required = <K extends Kind>(kind: K): K & { readonly required: true } => ({
  ...kind,
  required: true,
})
export const fallback = <K extends Kind, const F extends ValueOf<K> | null>(
  kind: K,
  value: F,
): K & { readonly fallback: F } => ({ ...kind, fallback: value })
