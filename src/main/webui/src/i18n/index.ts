import { createI18n } from 'vue-i18n'
import common from './zh-CN/common'
import petitions from './zh-CN/petitions'

export const messages = { ...common, ...petitions }
export type Messages = typeof messages

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: { 'zh-CN': messages },
  // a missing text must show in a test, not in front of a person
  missingWarn: true,
  fallbackWarn: true,
})
