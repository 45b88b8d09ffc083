import type { FormShape, Option, Values } from '@/features/forms/fields'
import type { PetitionCluster } from '@/api/types'

interface Offered {
  categories: () => readonly Option[]
  departments: () => readonly Option[]
}

/** Actions that have a form; the others are one tap. */
export const FORMED = ['progress', 'add-task', 'answer'] as const
export type Formed = (typeof FORMED)[number]

const OUTCOMES = ['SOLVED', 'PARTLY_SOLVED', 'EXPLAINED', 'TRANSFERRED'] as const

export function openingShape({ categories, departments }: Offered): FormShape {
  return {
    fields: {
      title: { kind: 'line', label: 'campaignTitle', required: true, max: 60 },
      cause: { kind: 'text', label: 'campaignCause', required: true, max: 500, rows: 3 },
      category: { kind: 'pick', label: 'category', required: true, options: categories },
      keyword: { kind: 'line', label: 'campaignKeyword', hint: 'campaignKeywordHint', required: false, max: 20 },
      leadDepartmentId: { kind: 'pick', label: 'campaignLead', required: true, options: departments },
    },
  }
}

/** What a group says already need not be typed. */
export function openingValues(cluster: PetitionCluster | null): Values {
  return { title: '', cause: '', category: cluster?.category ?? null, keyword: cluster?.keyword ?? '', leadDepartmentId: null }
}

export function actionShape(action: Formed, { departments }: Offered): FormShape {
  const text = { kind: 'text', label: 'campaignText', required: true, rows: 4 } as const
  switch (action) {
    case 'progress':
      return { fields: { text: { ...text, max: 1000 } } }
    case 'answer':
      return {
        fields: {
          outcome: { kind: 'choice', label: 'outcome', required: true, choices: OUTCOMES.map((value) => ({ value, label: `outcome.${value}` })) },
          text: { ...text, max: 2000 },
        },
      }
    case 'add-task':
      return {
        fields: {
          departmentId: { kind: 'pick', label: 'campaignDepartment', required: true, options: departments },
          text: { kind: 'text', label: 'campaignTask', required: true, max: 200, rows: 2 },
          dueDate: { kind: 'date', label: 'campaignDue', required: true },
        },
      }
  }
}
