/**
 * The API's description as one page without a script: what a program's author needs to read, made from the same
 * document that /api/openapi.json answers.
 */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { OpenApiDocument } from './openapi.ts'
import { isSchema, typeText, type JsonSchema } from './schema-text.ts'

type Operation = {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly tag: string
  readonly security: boolean
  readonly parameters: readonly { name: string; where: string; schema: JsonSchema }[]
  readonly body: JsonSchema | null
  readonly responses: readonly { status: string; description: string; schema: JsonSchema | null }[]
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export function docsPage(document: OpenApiDocument): Html {
  const groups = Map.groupBy(operationsOf(document), (operation) => operation.tag)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title} API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <header>
          <h1>${document.info.title} API</h1>
          <p>${prose(document.info.description ?? '')}</p>
          <p>
            Say who you are with the cookie <code>ninefold</code> or <code>Authorization: Bearer</code> and
            the token of <code>POST /api/guests</code>. For programs:
            <a href="/api/openapi.json">openapi.json</a>.
          </p>
        </header>
        <main>${[...groups].map(([tag, operations]) => group(tag, operations))}</main>
      </body>
    </html>`
}

function group(tag: string, operations: readonly Operation[]): Html {
  return html`<section>
    <h2>${tag}</h2>
    ${operations.map(article)}
  </section>`
}

function article(operation: Operation): Html {
  const { method, path, summary, description, security, parameters, body, responses } = operation
  return html`<article>
    <h3><code>${method.toUpperCase()} ${path}</code> ${summary}</h3>
    ${description ? html`<p>${prose(description)}</p>` : ''}
    ${security ? html`<p class="who">Needs an identity.</p>` : ''}
    <dl>
      ${parameters.map(
        ({ name, where, schema }) =>
          html`<dt>${where} <code>${name}</code></dt>
            <dd><code>${typeText(schema)}</code></dd>`,
      )}
      ${
        body
          ? html`<dt>body</dt>
              <dd><pre>${typeText(body)}</pre></dd>`
          : ''
      }
      ${responses.map(
        ({ status, description: meaning, schema }) =>
          html`<dt>${status}</dt>
            <dd>${meaning}${schema && status < '300' ? html`<pre>${typeText(schema)}</pre>` : ''}</dd>`,
      )}
    </dl>
  </article>`
}

/** A sentence in which what stands between backticks is code. */
function prose(text: string): Html[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, unknown>).map(([method, operation]) =>
      toOperation(method, path, operation as RawOperation),
    ),
  )
}

interface RawOperation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly unknown[]
  readonly parameters?: readonly { name: string; in: string; schema?: unknown }[]
  readonly requestBody?: { readonly content?: Content }
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema?: unknown }>>

function toOperation(method: string, path: string, raw: RawOperation): Operation {
  return {
    method,
    path,
    summary: raw.summary ?? '',
    description: raw.description ?? '',
    tag: raw.tags?.[0] ?? 'Other',
    security: (raw.security?.length ?? 0) > 0,
    parameters: (raw.parameters ?? []).map((one) => ({
      name: one.name,
      where: one.in,
      schema: asSchema(one.schema) ?? {},
    })),
    body: schemaIn(raw.requestBody?.content),
    responses: Object.entries(raw.responses ?? {}).map(([status, response]) => ({
      status,
      description: response.description ?? '',
      schema: schemaIn(response.content),
    })),
  }
}

const schemaIn = (content: Content | undefined): JsonSchema | null =>
  asSchema(content?.['application/json']?.schema)
const asSchema = (value: unknown): JsonSchema | null => (isSchema(value) ? value : null)

export const DOCS_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
h2 { margin-top: 3rem; }
article { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.5rem 0 1rem; }
h3 { font-size: 1rem; font-weight: 500; }
h3 code { font-weight: 700; margin-inline-end: 0.5rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { margin: 0.25rem 0; padding: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 6px;
  background: color-mix(in srgb, currentColor 8%, transparent); }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
`
