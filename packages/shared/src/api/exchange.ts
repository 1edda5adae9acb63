/** Canvases as files: what they are asked for, and what is answered to one that was brought. */
import { z } from 'zod'
import { IMPORT_WARNINGS, type ImportWarningCode } from '../exchange/warnings.ts'

export const EXPORT_FORMATS = ['json', 'md', 'csv', 'pdf', 'png', 'svg'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS).default('json') })

export const importQuery = z.object({
  /** Where the catalogue says `create: "code"`: the operator's invitation code. Asked of each person once. */
  invitationCode: z.string().min(1).max(200).optional(),
})

const warningCodes = Object.keys(IMPORT_WARNINGS) as [ImportWarningCode, ...ImportWarningCode[]]
/** What could not be taken over. `examples`: lists and fields, or lines, of the first few. */
export const importWarning = z.object({
  code: z.enum(warningCodes),
  message: z.string(),
  count: z.number().int(),
  examples: z.array(z.string()).readonly(),
})
export const importedView = z.object({
  id: z.string(),
  title: z.string(),
  warnings: z.array(importWarning).readonly(),
})
export type ImportedView = z.infer<typeof importedView>
