import type { components } from '../api/schema'
import { byWords } from './time'

type Petition = components['schemas']['Petition']

/** What a person is told about a filing that somebody else wrote for the enterprise; nothing where the enterprise filed itself. */
export function confirmationWords(petition: Pick<Petition, 'confirmation' | 'confirmationDueAt'>, now: number): string {
  switch (petition.confirmation) {
    case 'PENDING':
      return petition.confirmationDueAt === null
        ? '工作人员代您的企业填了这件诉求，请看一看是不是您要提的。'
        : `工作人员代您的企业填了这件诉求，请${byWords(petition.confirmationDueAt, now)}点下面的按钮确认。没有确认也会继续办，但会标明“未经本人确认”。`
    case 'UNCONFIRMED':
      return '这件诉求由工作人员代填，未经本人确认。'
    case 'CONFIRMED':
      return '这件诉求由工作人员代填，已经您的企业确认。'
    case 'REFUSED':
      return '您的企业说明了这件诉求不是自己提的。'
    default:
      return ''
  }
}
