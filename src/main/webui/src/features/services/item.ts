import type { ServiceItem, ServiceItemDraft, ServiceQuestion, ServiceQuestionType } from '@/api/types'
import type { FormShape, Values } from '@/features/forms/fields'

export const TYPES: readonly ServiceQuestionType[] = ['TEXT', 'NUMBER', 'CHOICE', 'DATE', 'PLACE', 'PHOTOS']
export const MOST_QUESTIONS = 30

type Words = Pick<ServiceItemDraft, 'name' | 'summary' | 'description' | 'category' | 'department' | 'questions'>

/** The next version of an item; what the pickers offer comes from outside, because it may arrive later. */
export function itemShape(
  options: { categories: () => readonly { value: string; label: string }[]; departments: () => readonly { value: string; label: string }[] },
): FormShape {
  return {
    fields: {
      name: { kind: 'line', label: 'serviceName', required: true, max: 30 },
      summary: { kind: 'line', label: 'serviceSummary', hint: 'serviceSummaryHint', required: true, max: 60 },
      description: { kind: 'text', label: 'serviceDescription', required: false, max: 1000 },
      category: { kind: 'pick', label: 'category', required: true, options: options.categories },
      departmentId: { kind: 'pick', label: 'serviceDepartment', required: true, options: options.departments },
      questions: { kind: 'questions', label: 'serviceQuestions', hint: 'serviceQuestionsHint', required: false },
    },
  }
}

/** What the editor begins with: what is being written, or what is on the menu. */
export function itemValues(item: ServiceItem | null): Values {
  const words: Words | null = item?.draft ?? item
  return {
    name: words?.name ?? '',
    summary: words?.summary ?? '',
    description: words?.description ?? '',
    category: words?.category ?? null,
    departmentId: words?.department.id ?? null,
    questions: structuredClone(words?.questions ?? []),
  }
}

/** A question with a key that no other has; a key is never given again, so that answers cannot find the wrong question. */
export function newQuestion(existing: readonly ServiceQuestion[], item: ServiceItem | null): ServiceQuestion {
  const taken = new Set([...existing, ...(item?.questions ?? []), ...(item?.draft?.questions ?? [])].map(({ key }) => key))
  let n = taken.size + 1
  while (taken.has(`q${n}`)) n++
  return { key: `q${n}`, type: 'TEXT', label: '', hint: null, required: true, minimum: null, maximum: null, decimals: 0, unit: null, multiple: false, options: [] }
}

/** Which bounds make sense for a question. */
export function isBounded({ type, multiple }: ServiceQuestion): boolean {
  return type === 'CHOICE' ? multiple : type !== 'PLACE'
}

/** Only what belongs to the type of the question goes out. */
function questionBody(question: ServiceQuestion): Values {
  const { key, type, required } = question
  const hint = question.hint?.trim()
  const bounds = isBounded(question)
  return {
    key,
    type,
    label: question.label.trim(),
    required,
    ...(hint && { hint }),
    ...(bounds && question.minimum !== null && { minimum: question.minimum }),
    ...(bounds && question.maximum !== null && { maximum: question.maximum }),
    ...(type === 'NUMBER' && { decimals: question.decimals }),
    ...(type === 'NUMBER' && question.unit?.trim() && { unit: question.unit.trim() }),
    ...(type === 'CHOICE' && { multiple: question.multiple, options: question.options }),
  }
}

export function itemBody(members: Values): Values {
  const questions = (members.questions ?? []) as ServiceQuestion[]
  return { ...members, questions: questions.map(questionBody) }
}

/** Options are typed one to a line. */
export const linesOf = (options: readonly string[]) => options.join('\n')
export const optionsOf = (lines: string) => [...new Set(lines.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list]
  const rest = list.filter((_, at) => at !== from)
  return [...rest.slice(0, to), list[from] as T, ...rest.slice(to)]
}

/** What another wrote meanwhile, by the field that people know it by. */
export function itemChanges(before: ServiceItem, after: ServiceItem): string[] {
  const [old, now] = [itemValues(before), itemValues(after)]
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
}
