import { createI18n } from 'vue-i18n'
import activities from './zh-CN/activities'
import common from './zh-CN/common'
import fields from './zh-CN/fields'
import petitions from './zh-CN/petitions'
import filing from './zh-CN/filing'
import limits from './zh-CN/limits'
import points from './zh-CN/points'
import services from './zh-CN/services'

export const messages = { ...common, ...fields, ...petitions, ...activities, ...points, ...limits, ...services, ...filing }
export type Messages = typeof messages

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: { 'zh-CN': messages },
  // a missing text must show in a test, not in front of a person
  missingWarn: true,
  fallbackWarn: true,
})
