import type { Campaign } from '@/api/types'

export function campaign(more: Partial<Campaign> = {}): Campaign {
  return {
    id: 'c1',
    title: '夜间跳闸专项整治',
    category: 'SAFETY',
    status: 'OPEN',
    leadDepartment: { id: 'd1', name: '产业办' },
    openedAt: '2026-11-20T09:00:00+08:00',
    cause: '变压器超载。',
    keyword: null,
    answer: null,
    tasks: [],
    entries: [],
    allowedActions: ['progress'],
    etag: '"1"',
    ...more,
  } as Campaign
}
