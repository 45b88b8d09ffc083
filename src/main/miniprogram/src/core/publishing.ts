import type { components } from '../api/schema'

type Petition = Pick<components['schemas']['Petition'], 'published' | 'publishingConsented' | 'allowedActions'>

export interface PublishingWords {
  state: 'asked' | 'consented' | 'published'
  title: string
  text: string
}

/** What a tap on the petition's page changes about who may read the answer; the two never stand there together. */
export const PUBLISHING_ACTIONS: readonly string[] = ['consent-to-publish', 'withdraw-consent']

const HIDDEN = '姓名、电话和企业名称会隐去，照片不公开。'

/** How it stands with showing the answer to others; nothing where it is not the reader's to say. */
export function publishingWords(petition: Petition): PublishingWords | null {
  if (petition.published && petition.publishingConsented) {
    return { state: 'published', title: '答复已公开', text: '其他企业和党员能看到隐去名称后的问题和答复。不想公开了，随时可以撤回，马上撤下。' }
  }
  if (petition.publishingConsented) {
    return { state: 'consented', title: '您已同意公开', text: `工作人员整理后公开，${HIDDEN}随时可以撤回。` }
  }
  return petition.allowedActions.includes('consent-to-publish')
    ? { state: 'asked', title: '让别的企业也看到这份答复？', text: `同意后，工作人员整理问题和答复再公开，${HIDDEN}以后可以撤回。` }
    : null
}
