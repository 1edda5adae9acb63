/** A JSON schema as the type a reader would write down: `{ name: string, color?: "sand" | "clay" }`. */

export type JsonSchema = Readonly<Record<string, unknown>>

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `indent` is the depth of the line the text starts on. */
export function typeText(schema: JsonSchema, indent = 0): string {
  const alternatives = [schema.anyOf, schema.oneOf].find(Array.isArray) as unknown[] | undefined
  if (alternatives)
    return alternatives.map((one) => (isSchema(one) ? typeText(one, indent) : 'unknown')).join(' | ')
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (Array.isArray(schema.type))
    return schema.type
      .map((type) => (type === 'null' ? 'null' : typeText({ ...schema, type }, indent)))
      .join(' | ')
  if (schema.type === 'object') return objectText(schema, indent)
  if (schema.type === 'array') return arrayText(schema, indent)
  return typeof schema.type === 'string' ? schema.type + rangeText(schema) : 'unknown'
}

function objectText(schema: JsonSchema, indent: number): string {
  const fields = isSchema(schema.properties) ? Object.entries(schema.properties) : []
  const required = Array.isArray(schema.required) ? schema.required : []
  if (fields.length === 0)
    return isSchema(schema.additionalProperties)
      ? `{ [name]: ${typeText(schema.additionalProperties, indent)} }`
      : '{}'
  const pad = '  '.repeat(indent + 1)
  const lines = fields.map(([name, field]) => {
    const type = isSchema(field) ? typeText(field, indent + 1) : 'unknown'
    return `${pad}${name}${required.includes(name) ? '' : '?'}: ${type}`
  })
  return `{\n${lines.join('\n')}\n${'  '.repeat(indent)}}`
}

function arrayText(schema: JsonSchema, indent: number): string {
  const item = isSchema(schema.items) ? typeText(schema.items, indent) : 'unknown'
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

/** What a text or number must keep to, in a comment. */
function rangeText(schema: JsonSchema): string {
  const unit = schema.type === 'string' ? ' characters' : ''
  const parts = [
    ...(typeof schema.format === 'string' ? [schema.format] : []),
    ...bounds(schema.minLength ?? schema.minimum, schema.maxLength ?? schema.maximum, unit),
  ]
  return parts.length > 0 ? ` /* ${parts.join(', ')} */` : ''
}

function bounds(least: unknown, most: unknown, unit: string): string[] {
  // Zod writes the safe integers' ends where a schema says nothing.
  const min = typeof least === 'number' && least > Number.MIN_SAFE_INTEGER ? least : null
  const max = typeof most === 'number' && most < Number.MAX_SAFE_INTEGER ? most : null
  if (min !== null && max !== null) return [`${min} to ${max}${unit}`]
  if (max !== null) return [`at most ${max}${unit}`]
  return min !== null ? [`at least ${min}${unit}`] : []
}
