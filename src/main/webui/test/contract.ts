import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: (string | null)[]
  const?: string
  required?: string[]
  properties?: Record<string, Schema>
  allOf?: Schema[]
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

const contract = parse(readFileSync('../../../openapi/v1.yaml', 'utf8')) as {
  components: { schemas: Record<string, Schema> }
}

/** A schema of the contract, its reference followed; what stands beside the reference wins. */
export function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema
  return { ...resolved(schemaNamed(schema.$ref.replace('#/components/schemas/', ''))), ...schema }
}

export function schemaNamed(name: string): Schema {
  const schema = contract.components.schemas[name]
  if (!schema) throw new Error(`The contract has no schema ${name}`)
  return schema
}

export function valuesOf(schema: Schema): string[] {
  return (resolved(schema).enum ?? []).filter((value) => value !== null)
}

/** The schema of an action's body: the one whose `action` names it. */
export function bodyOf(action: string): Schema {
  const found = Object.values(contract.components.schemas).find((schema) => {
    const named = schema.properties?.action
    return schema.required?.includes('action') && (named?.const === action || named?.enum?.includes(action))
  })
  if (!found) throw new Error(`The contract has no body for ${action}`)
  return found
}
