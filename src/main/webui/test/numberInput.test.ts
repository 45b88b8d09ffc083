import { describe, expect, it } from 'vitest'
import FormField from '@/features/forms/FormField.vue'
import { render, signedIn } from './support'

describe('a number with buttons', () => {
  it('names what they do', () => {
    signedIn()
    const field = { kind: 'number', label: 'days', required: true }
    const wrapper = render(FormField, { props: { name: 'days', field, purpose: 'PETITION_ANSWER', error: undefined, modelValue: 3 } } as never)
    expect(wrapper.findAll('button').map((button) => button.text())).toEqual(['减少', '增加'])
    wrapper.unmount()
  })
})
