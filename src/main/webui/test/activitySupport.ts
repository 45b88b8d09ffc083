import type { Activity, ActivityRow, CheckIn, Me, PointsClaim, PointsEntry, PointsRule, RosterRow } from '@/api/types'

export const branch = { id: 'b1', name: '示例第一支部' }

export const secretary: Me = {
  id: 'me',
  name: '示例书记',
  bound: true,
  grants: [
    { role: 'SECRETARY', organisationId: 'b1', organisationCode: 'branch-1', organisationName: branch.name },
    { role: 'MEMBER', organisationId: 'b1', organisationCode: 'branch-1', organisationName: branch.name },
  ],
  member: { id: 'm0', branchId: 'b1' },
  enterprises: [],
}

export function activityRow(more: Partial<ActivityRow> = {}): ActivityRow {
  return {
    id: 'a1',
    kind: 'THEME_PARTY_DAY',
    title: '走进车间',
    status: 'OPEN',
    organiser: branch,
    startsAt: '2026-11-26T14:30:00+08:00',
    endsAt: '2026-11-26T17:00:00+08:00',
    venueName: '党群服务中心',
    checkInOpen: true,
    version: 3,
    ...more,
  }
}

export function activity(more: Partial<Activity> = {}): Activity {
  return {
    ...activityRow(),
    hosts: [branch],
    venue: { name: '党群服务中心', latitude: 30.25, longitude: 120.15, crs: 'GCJ02', radius: 300 },
    agenda: null,
    sessions: [],
    counts: { expected: 20, present: 0, late: 0, guests: 0, review: 0, leave: 0 },
    minutes: null,
    cancelReason: null,
    mine: null,
    allowedActions: ['close', 'cancel', 'write-minutes', 'show-code', 'check-in-others'],
    etag: '"3"',
    ...more,
  }
}

export function checkIn(more: Partial<CheckIn> = {}): CheckIn {
  return {
    id: 'c1',
    activityId: 'a1',
    member: { id: 'm1', name: '陈建国' },
    organisation: branch,
    sessionId: null,
    way: 'CODE',
    result: 'ACCEPTED',
    decided: null,
    repeated: false,
    guest: false,
    reasons: [],
    points: '2.0',
    explanation: null,
    message: '签到成功',
    scannedAt: '2026-11-26T14:28:00+08:00',
    receivedAt: '2026-11-26T14:28:01+08:00',
    ...more,
  }
}

export function rosterRow(more: Partial<RosterRow> = {}): RosterRow {
  return { member: { id: 'm1', name: '陈建国' }, organisation: branch, expected: true, leave: null, checkIn: null, ...more }
}

export function rule(more: Partial<PointsRule> = {}): PointsRule {
  return {
    code: 'volunteer-service',
    version: 2,
    name: '志愿服务',
    text: '每次记 3 分，每月最多记 6 分。',
    category: 'SERVICE',
    points: '3.0',
    caps: { day: null, month: '6.0', year: null },
    source: 'CLAIM',
    activityKinds: [],
    exemptions: [],
    approverRole: 'SECRETARY',
    photosNeeded: 1,
    active: true,
    inForceFrom: '2026-01-01T00:00:00+08:00',
    ...more,
  }
}

export function entry(points: string, occurredAt: string, more: Partial<PointsEntry> = {}): PointsEntry {
  return {
    id: `${occurredAt}${points}`,
    memberId: 'm1',
    ruleCode: 'volunteer-service',
    ruleVersion: 2,
    ruleName: '志愿服务',
    points,
    occurredAt,
    postedAt: occurredAt,
    source: { type: 'CLAIM', id: 'k0', label: '整理图书角' },
    reverses: null,
    explanation: '',
    ...more,
  }
}

export function claim(more: Partial<PointsClaim> = {}): PointsClaim {
  return {
    id: 'k1',
    member: { id: 'm1', name: '陈建国' },
    branch,
    ruleCode: 'volunteer-service',
    ruleVersion: 2,
    ruleName: '志愿服务',
    text: '周六在社区义务植树。',
    occurredOn: '2026-11-21',
    status: 'PENDING',
    points: null,
    explanation: null,
    evidence: [],
    steps: [],
    allowedActions: ['decide'],
    createdAt: '2026-11-22T09:00:00+08:00',
    appealUntil: null,
    version: 1,
    etag: '"1"',
    ...more,
  }
}
