import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Registry } from 'prom-client'
import { createApp } from '../app.ts'
import { openTestApp, type TestApp } from '../http/test-app.ts'

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())

interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string }[]
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
}
interface Document {
  [name: string]: unknown
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
}

async function read(): Promise<Document> {
  return (await (await app.request('/api/openapi.json')).json()) as Document
}

const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )

describe('/api/openapi.json', () => {
  it('is a valid OpenAPI document', async () => {
    const result = await new Validator().validate(await read())
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  it('has every route there is, and none that is not', async () => {
    const routes = createApp({ ...app.deps, metrics: new Registry() })
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .filter(
        (route) => !/^GET \/(api\/(openapi\.json|docs|docs\.css)|c\/.*|d\/.*|e\/.*|j\/.*|)$/.test(route),
      )
    expect(
      operationsOf(await read())
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...new Set(routes)].sort())
    expect(routes.length).toBeGreaterThan(15)
  })

  it('names, groups and describes each, with its parameters and the shape of every answer', async () => {
    const operations = operationsOf(await read())
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(operations.length)
    for (const { name, operation } of operations) {
      expect([name, operation.summary, operation.tags?.length]).toEqual([
        name,
        expect.stringMatching(/\w/),
        1,
      ])
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
      expect(declared).toEqual([...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
      for (const [status, { content }] of Object.entries(operation.responses))
        expect([name, status, content !== undefined]).toEqual([name, status, !/^(204|304)$/.test(status)])
    }
  })

  it('names the address it was asked at as the server', async () => {
    expect((await read()).servers).toEqual([{ url: 'http://localhost:3000' }])
  })
})

describe('/api/docs', () => {
  it('shows every route on a page that our policy lets load whole', async () => {
    const response = await app.request('/api/docs')
    const page = await response.text()
    for (const { operation } of operationsOf(await read())) expect(page).toContain(operation.summary ?? '?')
    expect(page).not.toMatch(/<script|<style|style="|https?:/)
    expect(response.headers.get('content-type')).toContain('text/html')
    const style = await app.request('/api/docs.css')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })
})
