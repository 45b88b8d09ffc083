import type { Petition } from '@/api/types'
import { limitOf } from '../list/queue'
import { plainDateInWords, dayOf, momentInWords } from '@/lib/time'

/** What may stand in a template, each with what it becomes for a petition. */
export function fillings(petition: Petition, me: string, now: Date): Record<string, string> {
  const limit = limitOf(petition)
  return {
    企业: petition.enterprise?.name ?? '',
    编号: petition.number ?? '',
    标题: petition.title ?? '',
    部门: petition.leadDepartment?.name ?? '',
    承办人: petition.handler?.name ?? '',
    本人: me,
    今天: plainDateInWords(dayOf(now), new Date(0)),
    期限: limit ? momentInWords(new Date(limit), new Date(0)) : '',
  }
}

export const PLACEHOLDERS = ['企业', '编号', '标题', '部门', '承办人', '本人', '今天', '期限'] as const

/** The text with its placeholders filled in; one that is unknown, or for which nothing is known, stays to be seen. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([^{}\n]{1,10})\}/g, (whole, name: string) => values[name] || whole)
}

/** A template begins a text anew only where there is none; a phrase, and a template over a text, goes on after it. */
export function inserted(before: string, more: string): string {
  if (before.trim() === '') return more
  return `${before}${before.endsWith('\n') ? '' : '\n'}${more}`
}
