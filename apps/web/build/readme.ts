/** Puts the README beside the pages: the Share dialog sends there whoever wants to let others in. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export function readme(): Plugin {
  const path = join(import.meta.dirname, '../../../README.md')
  return {
    name: 'ninefold:readme',
    generateBundle() {
      // A copy of the sources may come without it; the pages do not depend on it.
      if (!existsSync(path)) return this.warn(`${path} is missing: no readme.txt`)
      this.emitFile({ type: 'asset', fileName: 'readme.txt', source: readFileSync(path, 'utf8') })
    },
    configureServer(server) {
      server.middlewares.use('/readme.txt', (_request, response) => {
        response.setHeader('Content-Type', 'text/plain; charset=utf-8')
        response.end(readFileSync(path, 'utf8'))
      })
    },
  }
}
