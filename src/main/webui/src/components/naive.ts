import type { SelectOption } from 'naive-ui'
import type { InputHTMLAttributes } from 'vue'
import { testIds } from '@/testids'

/** Attributes for the input inside a naive-ui control, with a test id on the element that tests type into. */
export function inputProps(testId: string, attributes: InputHTMLAttributes): InputHTMLAttributes {
  const tagged = { ...attributes, 'data-testid': testId }
  return tagged
}

/** Test ids on the options of a select; they hang at the end of the page, outside the form. */
export const optionTestIds = (option: object) => ({
  'data-testid': testIds.option(String((option as SelectOption).value)),
})
