/** What stands on paper: a page printed by Chromium, read back. */
import type { Page } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'

export interface PrintedPage {
  /** Points. */
  readonly width: number
  readonly height: number
  /** All its text without spaces: where a line breaks is the printer's business. */
  readonly text: string
  /** Words that stand, wholly or in part, beside the paper. */
  readonly outside: readonly string[]
}

/** Prints a page as the browser's own command does, on the paper that the page asks for. */
export async function printedPages(page: Page): Promise<PrintedPage[]> {
  const bytes = await page.pdf({ preferCSSPageSize: true })
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages: PrintedPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const printed = await pdf.getPage(number)
    const { width, height } = printed.getViewport({ scale: 1 })
    const { items } = await printed.getTextContent()
    const words = items.flatMap((item) => ('str' in item ? [item] : []))
    pages.push({
      width,
      height,
      text: unspaced(words.map(({ str }) => str).join('')),
      outside: words
        .filter(({ str, transform, width: long }) => {
          const [x, y] = [Number(transform[4]), Number(transform[5])]
          return str.trim() !== '' && (x < 0 || x + long > width || y < 0 || y > height)
        })
        .map(({ str }) => str),
    })
  }
  return pages
}

/** Two apostrophes look the same, and what is read back is either. */
export const unspaced = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/gu, '').replaceAll('ʼ', '’')

/** Those of the texts that stand on none of the pages. */
export function missingOn(pages: readonly PrintedPage[], texts: readonly string[]): string[] {
  const all = pages.map(({ text }) => text)
  return texts.filter((text) => !all.some((page) => page.includes(unspaced(text))))
}
