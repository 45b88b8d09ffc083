import { i18n } from '@/i18n'

/** The words of these pages come with them, so that the first page of the view stays small. */
i18n.global.mergeLocaleMessage('zh-CN', {
  publications: {
    title: '公开答复',
    views: { board: '已公开', waiting: '待公开' },
    view: '看哪些',
    search: '搜标题、问题或答复',
    empty: '没有公开的答复',
    emptyMore: '换个词试试，或者去掉类别。',
    nobodyWaits: '没有等着公开的答复',
    nobodyWaitsMore: '企业同意公开、诉求归档以后，会出现在这里。',
    question: '问题',
    answer: '答复（{department}）',
    dates: '{answered} 答复，{published} 公开',
    petition: '打开这件诉求，可以撤下公开',
    nothing: '从左边选一份，看当时怎么答复的',
    loading: '正在打开公开答复',
  },
})
