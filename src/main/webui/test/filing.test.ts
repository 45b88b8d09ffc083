import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import FileForPage from '@/features/filing/FileForPage.vue'
import { testIds } from '@/testids'
import { render, serve, signedIn } from './support'

const by = (id: string) => `[data-testid="${id}"]`

const title = `${by(testIds.field('title'))} input`

/** The page as one finds it again after having typed a title and gone away. */
async function comeBackTo(typed: string) {
  const first = render(FileForPage)
  await flushPromises()
  await first.get(title).setValue(typed)
  first.unmount()

  const page = render(FileForPage)
  await flushPromises()
  return page
}

describe('the page on which one files for an enterprise', () => {
  beforeEach(() => {
    sessionStorage.clear()
    signedIn()
    serve(() => ({ body: { items: [], nextCursor: null } }))
  })

  it('has nothing that throws away what was typed, and finds it again', async () => {
    const page = render(FileForPage)
    await flushPromises()
    await page.get(title).setValue('园区北门货车夜间无法掉头')
    expect(page.find(by(testIds.actionCancel)).exists()).toBe(false)
    page.unmount()

    const again = render(FileForPage)
    await flushPromises()
    expect((again.get(title).element as HTMLInputElement).value).toBe('园区北门货车夜间无法掉头')
    again.unmount()
  })

  it('gives back what was emptied by mistake', async () => {
    const page = await comeBackTo('园区北门')
    await page.get(by(testIds.formDiscard)).trigger('click')
    expect((page.get(title).element as HTMLInputElement).value).toBe('')
    expect(document.activeElement).toBe(page.get(by(testIds.formPutBack)).element)
    await page.get(by(testIds.formPutBack)).trigger('click')
    expect((page.get(title).element as HTMLInputElement).value).toBe('园区北门')
    expect(page.find(by(testIds.formPutBack)).exists()).toBe(false)
    expect(page.get('.fields').element.contains(document.activeElement)).toBe(true)
    page.unmount()
  })

  it('does not lose what was typed after the form was emptied', async () => {
    const page = await comeBackTo('园区北门')
    const shown = () => (page.get(title).element as HTMLInputElement).value
    await page.get(by(testIds.formDiscard)).trigger('click')
    await page.get(title).setValue('园区南门')
    await page.get(by(testIds.formPutBack)).trigger('click')
    expect(shown()).toBe('园区北门')
    await page.get(by(testIds.formPutBack)).trigger('click')
    expect(shown()).toBe('园区南门')
    page.unmount()
  })
})
