import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { AnswerTemplate, WriteTemplate } from '@/api/types'
import { randomKey } from '@/lib/ids'
import { allOf } from '@/lib/pages'

/** The templates and phrases a person may use, read when they are first wanted. */
export const useTemplates = defineStore('templates', () => {
  const items = shallowRef<readonly AnswerTemplate[]>([])
  /** Why they could not be read; what was refused of a change its form tells. */
  const trouble = shallowRef<unknown>(null)
  let loading: Promise<void> | undefined

  async function read(): Promise<void> {
    try {
      items.value = await allOf((cursor) => unwrap(api.GET('/answer-templates', { params: { query: { limit: 100, ...cursor } } })))
      trouble.value = null
    } catch (error) {
      trouble.value = error
      loading = undefined
    }
  }

  function load(): Promise<void> {
    loading ??= read()
    return loading
  }

  /** Takes in one as it is now, in its place by title. */
  function take(template: AnswerTemplate): void {
    items.value = [...items.value.filter(({ id }) => id !== template.id), template].toSorted((a, b) => a.title.localeCompare(b.title, 'zh'))
  }

  async function create(body: WriteTemplate): Promise<void> {
    take(await unwrap(api.POST('/answer-templates', { params: { header: { 'Idempotency-Key': randomKey() } }, body })))
  }

  async function rewrite({ id, etag }: AnswerTemplate, body: WriteTemplate): Promise<void> {
    take(await unwrap(api.PUT('/answer-templates/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body })))
  }

  async function remove({ id }: AnswerTemplate): Promise<void> {
    await unwrap(api.DELETE('/answer-templates/{id}', { params: { path: { id } } }))
    items.value = items.value.filter((one) => one.id !== id)
  }

  return { items, trouble, load, refresh: read, create, rewrite, remove }
})
