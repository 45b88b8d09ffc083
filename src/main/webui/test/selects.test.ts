import { readdirSync, readFileSync } from 'node:fs'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import QuestionList from '@/features/services/QuestionList.vue'
import { testIds } from '@/testids'
import { render, signedIn } from './support'

describe('a list to choose from', () => {
  it('has its name on what gets the focus', async () => {
    signedIn()
    const question = { key: 'q1', type: 'TEXT', label: '', hint: null, required: true, minimum: null, maximum: null, decimals: 0, unit: null, multiple: false, options: [] }
    const wrapper = render(QuestionList, { props: { item: null, errors: {}, modelValue: [question] } } as never)
    wrapper.get<HTMLElement>(`[data-testid="${testIds.question(0, 'type')}"] [tabindex="0"]`).element.focus()
    await flushPromises()
    expect(document.activeElement?.getAttribute('role')).toBe('combobox')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('答案类型')
    wrapper.unmount()
  })

  it('is one with a name wherever it has no search', () => {
    const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vue'))
    const lists = files.flatMap((name) => [...readFileSync(`src/features/${name}`, 'utf8').matchAll(/<NSelect\b[^]*?\/>/g)].map(([tag]) => ({ name, tag })))
    expect(lists.length).toBeGreaterThan(3)
    expect(lists.filter(({ tag }) => !/\sfilterable\s/.test(tag)).map(({ name }) => name)).toEqual([])
  })
})
