/** Pages that must work when nothing else does: no script, no style of their own, under any policy. */
import { html } from 'hono/html'

const plain = (title: string, body: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Ninefold</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`

export const notFoundPage = () =>
  plain(
    'There is no such page',
    html`<p>The address may be cut off. <a href="/">Go to the start page</a></p>`,
  )

export const noBuildPage = () =>
  plain(
    'The pages are not built yet',
    html`<p>The server runs, but has no pages to show. In the folder of the project, run</p>
      <pre>npx --yes pnpm@12.21.0 --filter @ninefold/web build</pre>
      <p>and load this page again. The API is described at <a href="/api/docs">/api/docs</a>.</p>`,
  )
