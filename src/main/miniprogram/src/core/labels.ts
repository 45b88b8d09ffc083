/** The service's words for people. One place, so that a thing has one name on every screen. */
export const KINDS = [
  { code: 'REQUEST', label: '诉求', hint: '需要政府部门帮忙解决的事' },
  { code: 'CONSULT', label: '咨询', hint: '想问清楚政策或办事流程' },
  { code: 'SUGGESTION', label: '建议', hint: '对服务和环境有想法' },
  { code: 'COMPLAINT', label: '投诉', hint: '对某件事、某个单位不满意' },
  { code: 'MEDIATION', label: '矛盾调处', hint: '和别人有纠纷，请人来调解' },
] as const

export const CATEGORIES: Record<string, string> = {
  LICENSING: '证照办理',
  LABOUR: '用工人才',
  FINANCE: '融资贷款',
  LAND: '用地厂房',
  TECHNOLOGY: '科技创新',
  MARKET: '市场拓展',
  TAX: '税费',
  ENVIRONMENT: '环保',
  SAFETY: '安全生产',
  LOGISTICS: '交通物流',
  LEGAL: '法律服务',
  OTHER: '其他',
}

export const VISIBILITIES = [
  { code: 'PRIVATE', label: '只有我看得到', hint: '您本人和办理的工作人员能看到' },
  { code: 'ENTERPRISE', label: '我们企业看得到', hint: '本企业的其他负责人也能看到，方便接着跟进' },
  { code: 'PUBLIC', label: '其他企业也看得到', hint: '受理后公开标题、类别和进度，有同样问题的企业可以附议；不公开您是谁、电话和照片' },
] as const

const KIND_LABELS: Record<string, string> = {
  ...Object.fromEntries(KINDS.map((kind) => [kind.code, kind.label])),
  SERVICE_ORDER: '点单',
}

export function kindLabel(code: string | null): string {
  return code === null ? '' : (KIND_LABELS[code] ?? code)
}

export function categoryLabel(code: string | null): string {
  return code === null ? '' : (CATEGORIES[code] ?? code)
}

/** How a state looks: `mine` asks something of the person, `live` is being worked on, `done` is over. */
export type Tone = 'mine' | 'live' | 'done'

const STATUSES: Record<string, { label: string; tone: Tone }> = {
  DRAFT: { label: '草稿', tone: 'mine' },
  SUBMITTED: { label: '待受理', tone: 'live' },
  ACCEPTED: { label: '待派单', tone: 'live' },
  DISPATCHED: { label: '待接单', tone: 'live' },
  TAKEN: { label: '待领单', tone: 'live' },
  HANDLING: { label: '办理中', tone: 'live' },
  PAUSED: { label: '待补充', tone: 'mine' },
  CONSULTING: { label: '会商中', tone: 'live' },
  ANSWERED: { label: '待评价', tone: 'mine' },
  CLOSED: { label: '已归档', tone: 'done' },
  REJECTED: { label: '不予受理', tone: 'done' },
  WITHDRAWN: { label: '已撤回', tone: 'done' },
}

export function statusLabel(status: string): string {
  return STATUSES[status]?.label ?? status
}

/** The state as its reader has to know it: what waits for a decision of the supervisor does not ask the filer for anything. */
export function petitionState(status: string, holder: string): { label: string; tone: Tone } {
  if (status === 'ANSWERED' && holder === 'SUPERVISOR') {
    return { label: '待督办复核', tone: 'live' }
  }
  return { label: statusLabel(status), tone: STATUSES[status]?.tone ?? 'live' }
}

/** What the department says came out; "solved" is for the filer to say, so until then it is quoted. */
export const OUTCOMES: Record<string, string> = {
  SOLVED: '已解决',
  PARTLY_SOLVED: '部分解决',
  EXPLAINED: '解释说明',
  TRANSFERRED: '已转交',
  DUPLICATE: '重复反映',
}

export const SATISFACTIONS = [
  { code: 'SATISFIED', label: '满意' },
  { code: 'BASICALLY_SATISFIED', label: '基本满意' },
  { code: 'DISSATISFIED', label: '不满意' },
] as const

export function satisfactionLabel(code: string): string {
  return SATISFACTIONS.find((one) => one.code === code)?.label ?? code
}

const ROLES: Record<string, string> = {
  OWNER: '企业',
  DESK: '受理岗',
  HANDLER: '承办人',
  DEPARTMENT_LEAD: '承办部门',
  SUPERVISOR: '督办',
  ADMIN: '管理员',
}

export function roleLabel(role: string): string {
  return ROLES[role] ?? '工作人员'
}

const REJECT_REASONS: Record<string, string> = {
  IN_COURT: '已进入司法程序',
  BEYOND_LAW: '超出法律法规规定',
  NOT_ENTERPRISE_MATTER: '不属于企业诉求',
  DUPLICATE: '与已有诉求重复',
  OTHER: '其他原因',
}

export function rejectReasonLabel(code: string): string {
  return REJECT_REASONS[code] ?? code
}

const REFUSALS: Record<string, string> = {
  'not-an-image': '这个文件不是照片，请换一张',
  'type-mismatch': '照片的格式和内容对不上，请换一张或重新拍一张',
  'too-large': '照片太大（超过 10 MB），请换一张小一点的',
  'too-many-pixels': '照片尺寸太大，请换一张或截小一点',
  'hash-mismatch': '照片在传输中损坏了，请重新选择',
  undecodable: '照片打不开，可能已损坏，请换一张',
}

export function refusalWords(code: string): string {
  return REFUSALS[code] ?? '照片没有通过检查，请换一张'
}
