/**
 * Makes a page paint with its first bytes: the stylesheets of its entry go into the page itself. The server allows
 * inline styles and scripts by their hashes alone.
 */
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

interface Options {
  /**
   * The page whose entry imports all of its parts dynamically, so that each is run as a task of its own. They are
   * needed at once all the same: the head names them, and they are fetched beside the entry and not after it.
   */
  readonly inParts: string
}

export function firstPaint({ inParts }: Options): Plugin {
  return {
    name: 'ninefold:first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { chunk, bundle, path }) {
        if (!chunk || !bundle) return html
        const styled = html.replace(STYLESHEET, (link, href: string) => {
          const asset = bundle[href.slice(1)]
          return asset?.type === 'asset' ? `<style>${String(asset.source).trim()}</style>` : link
        })
        if (path !== `/${inParts}`) return styled
        return { html: styled, tags: soon(chunk, bundle) }
      },
    },
  }
}

const STYLESHEET = /<link rel="stylesheet" crossorigin href="([^"]+)">/g

/** Head tags for the chunks an entry imports dynamically, what those import, and their stylesheets. */
function soon(entry: Chunk, bundle: Bundle): HtmlTagDescriptor[] {
  const here = withImports([entry.fileName], bundle)
  const wanted = [...withImports(entry.dynamicImports, bundle)].filter((chunk) => !here.has(chunk))
  const sheets = new Set(wanted.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))
  return [
    ...wanted.map(({ fileName }) => preload({ rel: 'modulepreload', href: `/${fileName}` })),
    ...[...sheets].map((fileName) =>
      preload({ rel: 'preload', as: 'style', fetchpriority: 'low', href: `/${fileName}` }),
    ),
  ]
}

const preload = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { crossorigin: '', ...attrs },
  injectTo: 'head',
})

/** The chunks of these files, and all that they import statically. */
function withImports(files: readonly string[], bundle: Bundle, found = new Set<Chunk>()): Set<Chunk> {
  for (const file of files) {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || found.has(chunk)) continue
    found.add(chunk)
    withImports(chunk.imports, bundle, found)
  }
  return found
}
