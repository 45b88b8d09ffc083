import type { ServiceOrder } from '@/api/types'
import { plainDateInWords } from '@/lib/time'

/** An answer in words. */
export function answerWords(answer: ServiceOrder['answers'][number], now: Date): string {
  if (answer.number !== null) return answer.unit ? `${answer.number} ${answer.unit}` : String(answer.number)
  if (answer.type === 'DATE' && answer.text) return plainDateInWords(answer.text, now)
  return answer.text ?? answer.place?.name ?? answer.items.join('、')
}
