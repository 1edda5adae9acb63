/** The catalogue: the fixed words of the product as data, for programs and for the page. */
import { z } from 'zod'

export const catalogueView = z.object({
  blocks: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      order: z.number().int(),
      area: z.object({ columns: z.tuple([z.number(), z.number()]), rows: z.tuple([z.number(), z.number()]) }),
      softLimit: z.number().int(),
      question: z.string(),
      hint: z.string(),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), name: z.string(), meaning: z.string() })),
  colors: z.array(z.string()),
  roles: z.array(z.string()),
  /** What may be done on a canvas, with the least role for it. */
  rights: z.record(z.string(), z.string()),
  /** Who may start a canvas here: anyone, or whoever has the operator's invitation code. */
  create: z.enum(['anyone', 'code']),
  limits: z.record(z.string(), z.number()),
  attribution: z.string(),
})
export type CatalogueView = z.infer<typeof catalogueView>
