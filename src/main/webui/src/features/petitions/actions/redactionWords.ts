import { i18n } from '@/i18n'

/** They come with the page of a petition, so that the first page of the view stays small. */
i18n.global.mergeLocaleMessage('zh-CN', {
  redaction: {
    original: '原文（划线处请核对）',
    suggestions: '建议改写的地方，按下为采用',
    chip: '{words} → {replacement}',
    all: '全部采用',
    none: '没有发现姓名、电话等内容，也请通读一遍。',
  },
})
