/** What the schemas of the catalogue are made of. */
import { z } from 'zod'
import { FUNCTIONS, type FunctionId } from '../catalogue/functions.ts'

/** Something for people to read: never empty, without spaces around it. */
export const words = z.string().refine((text) => text !== '' && text.trim() === text, 'must be words')

export const many = <T extends z.ZodType>(item: T) => z.array(item).readonly()

export const functionIdSchema = z.enum(FUNCTIONS.map(({ id }) => id) as [FunctionId, ...FunctionId[]])
