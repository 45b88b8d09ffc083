/**
 * The names by which end-to-end tests find things. Ids that depend on data are functions. A test waits for `petitionStatus` or
 * `petitionBall` to change after it submits a form; `doneNote` tells that the service accepted an action.
 */
export const testIds = {
  signInUsername: 'sign-in-username',
  signInPassword: 'sign-in-password',
  signInTotp: 'sign-in-totp',
  signInSubmit: 'sign-in-submit',
  signInTrouble: 'sign-in-trouble',
  signInAgain: 'sign-in-again',

  /** the places: petitions, activities, points, statistics, limits, notifications */
  nav: (place: string) => `nav-${place}`,
  navHelp: 'nav-help',
  navMe: 'nav-me',
  signOut: 'sign-out',
  /** carries data-state: live, connecting or offline */
  liveState: 'live-state',

  search: 'petition-search',
  /** the chip of a queue: MINE, DESK …, OVERDUE, ALL, EVERY */
  queue: (name: string) => `queue-${name}`,
  filters: 'petition-filters',
  filterCategory: 'petition-filter-category',
  filterDepartment: 'petition-filter-department',
  filterOverdue: 'petition-filter-overdue',
  savedFilters: 'saved-filters',
  savedFilter: (name: string) => `saved-filter-${name}`,
  savedFilterName: 'saved-filter-name',
  savedFilterKeep: 'saved-filter-keep',
  filterStatus: (status: string) => `petition-filter-${status}`,
  petitionList: 'petition-list',
  petitionListEmpty: 'petition-list-empty',
  /** carries data-petition-id; a petition that just arrived also data-fresh */
  petitionRow: 'petition-row',
  petitionRowOf: (id: string) => `petition-row-${id}`,

  board: 'petition-board',
  boardOpen: 'petition-board-open',
  boardClose: 'petition-board-close',
  boardColumn: (status: string) => `board-column-${status}`,
  /** carries data-heat: 0 to 3 */
  boardCard: (id: string) => `board-card-${id}`,

  choose: (id: string) => `choose-${id}`,
  bulkBegin: 'bulk-begin',
  /** carries data-count */
  bulkCount: 'bulk-count',
  bulkAll: 'bulk-all',
  bulkEnd: 'bulk-end',
  bulkStart: (action: string) => `bulk-start-${action}`,
  bulkPage: 'bulk-page',
  /** carries data-done and data-failed */
  bulkTold: 'bulk-told',
  /** carries data-state: waiting, running, done or failed */
  bulkRow: (id: string) => `bulk-row-${id}`,
  bulkClose: 'bulk-close',

  petitionDetail: 'petition-detail',
  petitionNumber: 'petition-number',
  petitionTitle: 'petition-title',
  /** carries data-status */
  petitionStatus: 'petition-status',
  petitionBall: 'petition-ball',
  /** carries data-clear */
  contact: 'petition-contact',
  contactReveal: 'petition-contact-reveal',
  clock: (name: string) => `clock-${name}`,
  lookLogged: 'look-logged',
  /** each item carries data-level */
  escalations: 'escalations',
  /** photo-0 the filer's, answer-photo-0 the answer's, timeline-photo-0 those of one step */
  photo: (place: string, index: number) => `${place}-${index}`,
  photoViewer: 'photo-viewer',
  timeline: 'timeline',
  /** carries data-action and data-internal */
  timelineItem: 'timeline-item',

  /** the button that opens an action's form, or acts at once where there is nothing to fill in */
  action: (action: string) => `action-${action}`,
  /** narrow screens only: unfolds the actions beside the primary one */
  actionMore: 'action-more',
  actionForm: (action: string) => `action-form-${action}`,
  actionSubmit: 'action-submit',
  actionCancel: 'action-cancel',
  actionTrouble: 'action-trouble',
  /** after a 409 or 412: what changed meanwhile */
  actionConflict: 'action-conflict',
  doneNote: 'action-done',
  /** the control of a field; selects open on click and offer `option` */
  field: (name: string) => `field-${name}`,
  fieldError: (name: string) => `field-error-${name}`,
  option: (value: string) => `option-${value}`,
  photoInput: 'photo-input',
  /** carries data-state: preparing, uploading, verifying, checked, failed or refused */
  photoUpload: 'photo-upload',
  addTask: 'add-task',
  templates: 'templates',
  templateSearch: 'template-search',
  template: (title: string) => `template-${title}`,
  templateNew: 'template-new',
  templateTitle: 'template-title',
  templateText: 'template-text',
  templateOwner: 'template-owner',
  templateSave: 'template-save',

  keyHelp: 'key-help',

  inboxUnread: 'inbox-unread',
  inboxList: 'inbox-list',
  /** carries data-kind and data-unread */
  inboxItem: 'inbox-item',
  inboxFilter: (filter: string) => `inbox-${filter}`,

  filingPage: 'filing-page',
  /** carries data-petition-id */
  filingReceipt: 'filing-receipt',
  filingAgain: 'filing-again',
  /** carries data-state: PENDING, CONFIRMED, REFUSED or UNCONFIRMED */
  confirmation: 'confirmation',

  petitionPolicy: 'petition-policy',
  policiesOpen: 'policies-open',
  policyNew: 'policy-new',
  policyList: 'policy-list',
  policyRowOf: (id: string) => `policy-row-${id}`,
  policyDetail: 'policy-detail',
  policyStatus: 'policy-status',
  policyEdit: 'policy-edit',
  policyAct: (action: string) => `policy-${action}`,
  policyDraft: 'policy-draft',
  policyAnswers: 'policy-answers',
  policyReceipts: 'policy-receipts',
  policyReach: 'policy-reach',
  policyReads: (value: string) => `policy-reads-${value}`,
  serviceNew: 'service-new',
  serviceList: 'service-list',
  serviceRowOf: (id: string) => `service-row-${id}`,
  serviceDetail: 'service-detail',
  /** carries data-status and data-version */
  serviceStatus: 'service-status',
  serviceEdit: 'service-edit',
  serviceAct: (action: string) => `service-${action}`,
  serviceVersion: (version: number) => `service-version-${version}`,
  serviceDraft: 'service-draft',
  servicePreview: 'service-preview',
  /** card, label, type, required, multiple, options, minimum, maximum, unit, decimals, hint, up, down, remove */
  question: (index: number, what: string) => `question-${index}-${what}`,
  questionAdd: 'question-add',
  questionPutBack: 'question-put-back',
  formDiscard: 'form-discard',
  formPutBack: 'form-put-back',
  serviceOrder: 'service-order',

  activityNew: 'activity-new',
  activityList: 'activity-list',
  activityListEmpty: 'activity-list-empty',
  activityView: (view: string) => `activity-view-${view}`,
  activityFilterKind: 'activity-filter-kind',
  activityFilterBranch: 'activity-filter-branch',
  activityRowOf: (id: string) => `activity-row-${id}`,
  activityDetail: 'activity-detail',
  activityTitle: 'activity-title',
  /** carries data-status */
  activityStatus: 'activity-status',
  /** what to do next, in one sentence */
  activityNext: 'activity-next',
  activityPlan: 'activity-plan',
  /** carries data-value */
  activityCount: (name: string) => `count-${name}`,
  activityMinutes: 'activity-minutes',
  roster: 'roster',
  rosterSearch: 'roster-search',
  rosterStanding: (standing: string) => `standing-${standing}`,
  /** carries data-member-id and data-standing */
  rosterRow: 'roster-row',
  rosterRowOf: (id: string) => `roster-row-${id}`,
  rosterAdd: 'roster-add',
  rosterRemove: (id: string) => `roster-remove-${id}`,
  checkInByHand: (id: string) => `check-in-${id}`,
  checkInNote: 'check-in-note',
  decideLeave: (id: string) => `decide-leave-${id}`,
  reviews: 'reviews',
  reviewOf: (id: string) => `review-${id}`,
  reviewDecide: (id: string) => `review-decide-${id}`,
  awayList: 'away-list',
  awayRowOf: (id: string) => `away-row-${id}`,
  checkInDetail: 'check-in-detail',
  checkInState: 'check-in-state',

  /** carries data-state: fresh, ageing, gone or closed, and data-link */
  projector: 'projector',
  projectorCode: 'projector-code',
  projectorQr: 'projector-qr',
  projectorClose: 'projector-close',

  pointsTab: (tab: string) => `points-tab-${tab}`,
  claimList: 'claim-list',
  claimListEmpty: 'claim-list-empty',
  claimRowOf: (id: string) => `claim-row-${id}`,
  claimDetail: 'claim-detail',
  /** carries data-status */
  claimStatus: 'claim-status',
  claimRule: 'claim-rule',
  claimCaps: 'claim-caps',
  claimExplanation: 'claim-explanation',
  boardList: 'board-list',
  boardRowOf: (memberId: string) => `board-row-${memberId}`,
  boardBranch: 'board-branch',
  boardPeriod: 'board-period',
  memberPoints: 'member-points',
  pointsEntry: 'points-entry',
  ruleList: 'rule-list',
  ruleRowOf: (code: string) => `rule-row-${code}`,
  ruleDetail: 'rule-detail',
  ruleNextVersion: 'rule-next-version',
  ruleNew: 'rule-new',

  /** board or waiting */
  campaignView: (view: string) => `campaign-view-${view}`,
  campaignLink: 'campaign-link',
  campaignJoin: 'campaign-join',
  campaignJoinOf: (id: string) => `campaign-join-${id}`,
  campaignJoinSend: 'campaign-join-send',
  campaignsOpen: 'campaigns-open',
  campaignNew: 'campaign-new',
  campaignList: 'campaign-list',
  campaignRowOf: (id: string) => `campaign-row-${id}`,
  clusterRowOf: (id: string) => `cluster-row-${id}`,
  campaignDetail: 'campaign-detail',
  campaignOpening: 'campaign-opening',
  campaignAction: (action: string) => `campaign-action-${action}`,
  campaignTask: (nth: number) => `campaign-task-${nth}`,
  campaignEffect: 'campaign-effect',
  publicationView: (view: string) => `publication-view-${view}`,
  publicationOpen: 'publication-open',
  publicationSearch: 'publication-search',
  publicationCategory: 'publication-category',
  publicationList: 'publication-list',
  publicationRowOf: (id: string) => `publication-row-${id}`,
  publicationDetail: 'publication-detail',
  /** by the member of the form: title, question, text */
  redaction: (member: string) => `redaction-${member}`,
  redactionChip: (member: string, index: number) => `redaction-${member}-${index}`,

  statistics: 'statistics',
  /** by what is chosen: year, category, solved … */
  statisticsChip: (value: string) => `statistics-${value}`,
  statisticsNumber: (...of: string[]) => `statistics-${of.join('-')}`,
  statisticsCases: 'statistics-cases',
  statisticsDownload: (kind: string) => `statistics-download-${kind}`,

  bulletinsOpen: 'bulletins-open',
  bulletinList: 'bulletin-list',
  bulletinNew: 'bulletin-new',
  bulletinRowOf: (id: string) => `bulletin-row-${id}`,
  bulletinDetail: 'bulletin-detail',
  bulletinStatus: 'bulletin-status',
  bulletinEdit: 'bulletin-edit',
  /** refresh, issue; issue-sure when it was asked once more */
  bulletinAct: (action: string) => `bulletin-act-${action}`,
  bulletinDownload: 'bulletin-download',

  limitList: 'limit-list',
  /** by the code of the policy or the year */
  limitRowOf: (id: string) => `limit-row-${id}`,
  limitDetail: 'limit-detail',
  limitNew: 'limit-new',
  limitNextVersion: 'limit-next-version',
  limitVersion: (version: number) => `limit-version-${version}`,
  yearNew: 'year-new',
  yearDetail: 'year-detail',
  yearCorrect: 'year-correct',
  holidays: 'holidays',
} as const
