/** Builds the three pages we are compared with, each as its makers would: production build, minified, self-hosted. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { cpSync } from 'node:fs'
import { defineConfig } from 'vite'

/** Excalidraw reads its fonts from a folder beside the page, else from somebody else's server. */
const excalidrawFonts = {
  name: 'excalidraw-fonts',
  closeBundle() {
    cpSync('node_modules/@excalidraw/excalidraw/dist/prod/fonts', 'dist/excalidraw-assets/fonts', {
      recursive: true,
    })
  },
}

export default defineConfig({
  plugins: [svelte(), excalidrawFonts],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { bare: 'bare/index.html', tldraw: 'tldraw/index.html', excalidraw: 'excalidraw/index.html' },
    },
  },
})
