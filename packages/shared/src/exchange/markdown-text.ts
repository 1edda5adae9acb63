/** Plain text in Markdown and back: what would read as a mark gets a backslash before it. */

const MARKS = /[\\`*_[\]<>]/g
const ESCAPED = /\\([\\`*_[\]<>])/g

export const escapeMarkdown = (text: string): string => text.replace(MARKS, '\\$&')
export const unescapeMarkdown = (text: string): string => text.replace(ESCAPED, '$1')

/** Lines of an item of a list: the first behind its dash, the others indented so that they belong to it. */
export function listItem(text: string, detail: string): string {
  const lines = escapeMarkdown(text)
    .split('\n')
    .map((line) => line.trim())
    // An empty line would part the text from the detail.
    .filter((line, i) => i === 0 || line !== '')
  const body = detail === '' ? [] : ['', ...detail.split('\n')]
  return [...lines, ...body]
    .map((line, i) => (i === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`))
    .join('\n')
    .trimEnd()
}
