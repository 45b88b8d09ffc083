import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { filled, fillings, inserted } from '@/features/petitions/templates/placeholders'
import TemplateForm from '@/features/petitions/templates/TemplateForm.vue'
import TemplatePicker from '@/features/petitions/templates/TemplatePicker.vue'
import { useTemplates } from '@/stores/templates'
import { testIds } from '@/testids'
import { petition, problem, render, serve, signedIn, type Answer } from './support'

describe('a template', () => {
  const values = fillings(petition(), '示例承办人', new Date('2026-11-23T10:00:00+08:00'))

  it('is filled in with what is known of the petition', () => {
    expect(filled('{企业}：您反映的“{标题}”（{编号}）由{部门}{本人}办理，{今天}。', values)).toBe(
      '示例企业一：您反映的“园区北门货车夜间无法掉头”（QS-2026-000001）由产业办示例承办人办理，2026年11月23日。',
    )
  })

  it('leaves standing what it does not know, so that it is seen', () => {
    expect(filled('{姓名}您好，{承办人}', fillings(petition({ handler: null }), '', new Date()))).toBe('{姓名}您好，{承办人}')
  })

  it('never takes the place of what was typed', () => {
    expect(inserted('', '模板')).toBe('模板')
    expect(inserted('已写的话', '常用语')).toBe('已写的话\n常用语')
  })
})

const search = () => document.querySelector<HTMLInputElement>(`[data-testid="${testIds.templateSearch}"]`)

async function press(key: string): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: key === '/', cancelable: true }))
  await flushPromises()
}

describe('the sheet of templates', () => {
  it('takes the focus each time it is opened, also while it still closes', async () => {
    signedIn()
    serve(() => ({ body: { items: [] } }))
    const wrapper = render(TemplatePicker, { props: { petition: petition(), modelValue: '' } } as never)
    await press('/')
    expect(document.activeElement).toBe(search())
    search()?.blur()
    await press('Escape')
    await press('/')

    expect(search()).not.toBeNull()
    expect(document.activeElement).toBe(search())
    wrapper.unmount()
  })
})

const newTemplate = () => document.querySelector(`[data-testid="${testIds.templateNew}"]`)?.textContent?.trim()

describe('a new template', () => {
  it('is made of what is written, or from nothing', async () => {
    signedIn()
    serve(() => ({ body: { items: [] } }))
    const wrapper = render(TemplatePicker, { props: { petition: petition(), modelValue: '' } } as never)
    await press('/')
    expect(newTemplate()).toBe('新建模板')
    await wrapper.setProps({ modelValue: '已到现场处理。' } as never)
    expect(newTemplate()).toBe('把现在写的存为模板')
    wrapper.unmount()
  })
})

describe('writing a template', () => {
  const kept = { id: 't1', office: null, kind: 'PHRASE', title: '感谢', text: '感谢您。', editable: true, etag: '"1"' }

  it('shows what a colleague changed beside what is typed, and only then goes against it', async () => {
    signedIn()
    const newer = { ...kept, title: '致谢', text: '谢谢您。', etag: '"2"' }
    const answers: Answer[] = [{ body: { items: [kept] } }, problem(412, 'precondition-failed'), { body: { items: [newer] } }, { body: { ...newer, text: '感谢您。' } }]
    const sent = serve(() => answers.shift() ?? 'unreachable')
    const templates = useTemplates()
    await templates.load()
    const form = render(TemplateForm, { props: { template: kept, text: '' } } as never)
    const button = form.get(`[data-testid="${testIds.templateSave}"]`)
    expect(button.text()).toBe('保存')
    await form.get('form').trigger('submit')
    await flushPromises()
    const told = form.get(`[data-testid="${testIds.actionConflict}"]`).text()
    expect(told).toContain('致谢')
    expect(told).toContain('谢谢您。')
    expect(button.text()).toBe('仍要保存')
    expect(form.get('textarea').element.value).toBe('感谢您。')
    expect(templates.trouble).toBeNull()

    await form.get('form').trigger('submit')
    await flushPromises()
    expect(sent.filter(({ method }) => method === 'PUT').map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"'])
    expect(form.emitted('close')).toHaveLength(1)
    form.unmount()
  })

  it('tells what was refused where it was written, and has nothing new to go against when it cannot be read', async () => {
    signedIn()
    const answers: Answer[] = [{ body: { items: [kept] } }, problem(412, 'precondition-failed'), 'unreachable', problem(412, 'precondition-failed')]
    const sent = serve(() => answers.shift() ?? 'unreachable')
    await useTemplates().load()
    const form = render(TemplateForm, { props: { template: kept, text: '' } } as never)
    for (const _ of [1, 2]) {
      await form.get('form').trigger('submit')
      await flushPromises()
      expect(form.text()).toContain('说明：precondition-failed')
      expect(form.get(`[data-testid="${testIds.templateSave}"]`).text()).toBe('保存')
    }
    expect(sent.filter(({ method }) => method === 'PUT').map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"1"'])
    form.unmount()
  })

  it('says nothing of what could not be read', async () => {
    signedIn()
    serve(() => 'unreachable')
    const templates = useTemplates()
    await templates.load()
    const form = render(TemplateForm, { props: { template: null, text: '' } } as never)
    expect(templates.trouble).not.toBeNull()
    expect(form.find('[role="alert"]').exists()).toBe(false)
    form.unmount()
  })
})
