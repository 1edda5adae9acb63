/** What fields of the model hold, as HTTP schemas made from the tables of their kinds. */
import { z } from 'zod'
import { idParam } from './common.ts'
import { acceptsScalar, isDay, isWebUrl } from '../model/accepts.ts'
import type { Field, Fields, Kind, Scalar } from '../model/kinds.ts'

function scalar(kind: Scalar): z.ZodType {
  switch (kind.kind) {
    case 'choice':
      return z.enum(kind.values as [string, ...string[]])
    case 'flag':
      return z.boolean()
    case 'number': {
      const number = z.number().min(kind.least).max(kind.most)
      return kind.whole ? number.int() : number
    }
    case 'text':
      return z.string().max(kind.limit)
    case 'id':
      return idParam
    case 'day':
      return z.string().refine(isDay, 'a day, like 2026-01-31').meta({ format: 'date' })
    case 'moment':
      return z.number().meta({ description: 'milliseconds since 1970' })
    case 'url':
      return z.string().refine(isWebUrl, 'an http or https address').meta({ format: 'uri' })
    case 'money':
      return z
        .strictObject({
          minor: z.number().int().meta({ description: 'in the smallest unit of the currency' }),
          currency: z.string().meta({ description: 'ISO 4217' }),
        })
        .refine((value) => acceptsScalar(kind, value), 'a whole amount and a currency, like EUR')
  }
}

function valueSchema(kind: Kind): z.ZodType {
  switch (kind.kind) {
    case 'shared':
      return z.string().max(kind.limit * 4)
    case 'choices':
      return z.array(z.enum(kind.values as [string, ...string[]]))
    case 'parts':
      return z.strictObject(
        Object.fromEntries(Object.entries(kind.parts).map(([name, part]) => [name, scalar(part).optional()])),
      )
    case 'list':
      return z.array(scalar(kind.of)).max(kind.most)
    case 'records':
      return z
        .array(
          z.strictObject({
            id: idParam.optional(),
            rank: z.string().max(512).optional(),
            ...shapeOf(kind.of),
          }),
        )
        .max(kind.most)
    default:
      return scalar(kind)
  }
}

const isLeftOut = (field: Field): boolean => !field.required && !Object.hasOwn(field, 'fallback')

/** An entity as it is answered and taken: what is required is there, the rest may be left out. */
export function shapeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = field.fallback === null ? valueSchema(field).nullable() : valueSchema(field)
      return [name, field.required ? value : value.optional()]
    }),
  )
}

/** The same as it is answered: what has a fallback is always there. */
export function viewOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = field.fallback === null ? valueSchema(field).nullable() : valueSchema(field)
      return [name, isLeftOut(field) ? value.optional() : value]
    }),
  )
}

/** A change: every field may be left out, and null takes one away that need not be there. */
export function changeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = valueSchema(field)
      return [
        name,
        field.required || field.kind === 'shared' ? value.optional() : value.nullable().optional(),
      ]
    }),
  )
}
