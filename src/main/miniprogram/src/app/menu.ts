import type { ServiceItem } from '../orders/sheet'
import { allOf } from './allOf'
import { api } from './api'

/** The whole menu; it is kept on the phone, so that a form opens without a network. */
export function wholeMenu(): Promise<ServiceItem[]> {
  return allOf((page) => api.get('/service-items', { query: { status: ['PUBLISHED'], ...page } }))
}

export const MENU_KEY = 'qs.menu'
