/**
 * Every text of the page, by place. A text with parts is a function of them, so that word order stays the
 * language's own; numbers, dates and plurals go through Intl. Components read `t.<place>.<text>`; as a namespace `t`
 * costs a page only the places it reads.
 */
export { number, plural } from './en/common.ts'
export * as t from './en/index.ts'

export const locale = 'en'
