/** From Markdown to the tokens of it that are shown. */
import { Lexer, type Token } from 'marked'

/** Line breaks are kept as people write them. */
export function tokensOf(source: string): readonly Token[] {
  return new Lexer({ gfm: true, breaks: true }).lex(source)
}
