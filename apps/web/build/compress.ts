/** Writes a .br and a .gz next to everything in the build that is worth it, so that the server only picks one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'

/** Below this a compressed file saves no packet. */
const LEAST_BYTES = 1024
/** Fonts and pictures are compressed already; source maps are for people with the tools open. */
const WORTH_IT = /\.(html|js|css|svg|webmanifest|json|txt)$/

/** Place it last: it works on what all others have written. */
export function compress(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'ninefold:compress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => compressAll(join(config.root, config.build.outDir)),
    },
  }
}

export function compressAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && WORTH_IT.test(entry.name)) compressFile(join(entry.parentPath, entry.name))
  }
}

function compressFile(path: string): void {
  const bytes = readFileSync(path)
  if (bytes.length < LEAST_BYTES) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
}
