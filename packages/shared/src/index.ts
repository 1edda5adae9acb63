/**
 * What both sides share without loading Yjs or zod; those live behind `document/*` and `api/*`, and what a page needs
 * only later behind a path of its own.
 */
export * from './assert.ts'
export * from './blocks.ts'
export * from './categories.ts'
export * from './colors.ts'
export * from './content.ts'
export * from './counts.ts'
export * from './errors.ts'
export * from './events.ts'
export * from './ids.ts'
export * from './limits.ts'
export * from './rights.ts'
export * from './roles.ts'
export * from './wire.ts'
