/** Builds the pages, their service worker, and a compressed copy of everything. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compress } from './build/compress.ts'
import { firstPaint } from './build/first-paint.ts'
import { sharedHead } from './build/head.ts'
import { lostPage } from './build/lost.ts'
import { manifest } from './build/manifest.ts'
import { PAGES, pageAddresses } from './build/pages.ts'
import { readme } from './build/readme.ts'
import { skeleton } from './build/skeleton.ts'
import { stillElements } from './build/still-elements.ts'

/** Where the server runs in development. */
const server = process.env['NINEFOLD_SERVER'] ?? 'http://localhost:3000'

/**
 * What of Svelte only dialogs and views use. What it leans on is needed at once and stays in the kit; that Svelte's
 * index names it is no reason to load it.
 */
const SVELTE_LATER =
  /node_modules\/svelte\/src\/internal\/(shared\/clone|client\/dom\/(blocks\/key|elements\/(actions|bindings\/(input|size))))\.js/

/** What of Svelte moves things: parts of the chart library alone use it. */
const SVELTE_MOTION =
  /node_modules\/svelte\/src\/(easing|motion|transition|reactivity\/set|internal\/client\/(loop|timing|dom\/elements\/transitions))\b/

/**
 * What several parts share goes into three files rather than a dozen: a browser on a slow network pays for each file
 * it asks for. A page's entry needs the first alone, so that it can ask who is here before the others have arrived.
 * What nobody needs before the first move of a note stays out of them.
 */
const GROUPS = [
  {
    name: 'base',
    test: /packages\/shared\/src\/(?!index|links)[^/]+\.ts|src\/lib\/(identity|api|result)\.ts|node_modules\/hono\//,
  },
  {
    name: 'sync',
    test: /packages\/shared\/src\/(document\/(edit-notes|layout|orders|placing|rank|read|text|touched|writers)|model\/note-states)\.ts|src\/lib\/sync\/|node_modules\/(yjs|lib0|y-[a-z]+|fractional-indexing)\//,
  },
  // What whole notes and everything beside them are made of: with the first panel that shows them.
  {
    name: 'model',
    test: /packages\/shared\/src\/(document\/|model\/|links\.ts)/,
  },
  { name: 'fields', test: SVELTE_LATER, includeDependenciesRecursively: false },
  { name: 'motion', test: SVELTE_MOTION, includeDependenciesRecursively: false },
  {
    name: 'kit',
    test: /src\/(fonts\.css|ui\/(?!announce|icons-more|Dialog|Confirm|QrCode|TextField|Menu\.|menu|place)|lib\/(messages\/(index|en\/(index|canvas|common|names))\.ts|when-idle|idle))|node_modules\/(svelte|clsx|esm-env)\//,
    minShareCount: 2,
  },
  // The page itself, with what of it its later parts use too: without a name each of these would be a file of its own.
  {
    name: 'page',
    test: /src\/(ui\/announce|lib\/state\/|canvas\/(open|CanvasPage|context|shared-text|pasted|light-editor|focus|keyboard|NoteEditor|follow\/later)\.)/,
  },
]

export default defineConfig({
  appType: 'mpa',
  plugins: [
    svelte(),
    stillElements(),
    pageAddresses(),
    sharedHead(),
    readme(),
    skeleton(),
    lostPage(),
    firstPaint({ inParts: PAGES.canvas }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        // 1.6 MB that lay out one view: fetched with its first use. Without it the view lays itself out plainly.
        globIgnores: ['**/elk-worker*'],
        sourcemap: false,
      },
    }),
    compress(),
  ],
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
  build: {
    target: 'es2023',
    // What the stylesheets use: light-dark(), nesting, :dir(), popovers.
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    sourcemap: true,
    modulePreload: {
      polyfill: false,
      /**
       * A file that asks for a part later names all that the part leans on, so that it comes in one go. In the page's own
       * file, which everybody waits for, those names weigh as much as a feature: there only styles are named, and the rest
       * is found when the part has come.
       */
      resolveDependencies: (_part, names, { hostId, hostType }) =>
        hostType === 'js' && /\/page-/.test(hostId) ? names.filter((name) => name.endsWith('.css')) : names,
    },
    // Data URLs are not in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [SVELTE_LATER, SVELTE_MOTION].map((test) => ({ test, sideEffects: false })),
      },
      input: PAGES,
      output: { codeSplitting: { groups: GROUPS } },
    },
  },
})
