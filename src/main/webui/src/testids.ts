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

  navWaiting: 'nav-waiting',
  navAll: 'nav-all',
  navHelp: 'nav-help',
  navMe: 'nav-me',
  signOut: 'sign-out',
  /** carries data-state: live, connecting or offline */
  liveState: 'live-state',

  search: 'petition-search',
  filterCategory: 'petition-filter-category',
  filterStatus: (status: string) => `petition-filter-${status}`,
  petitionList: 'petition-list',
  petitionListEmpty: 'petition-list-empty',
  /** carries data-petition-id; a petition that just arrived also data-fresh */
  petitionRow: 'petition-row',
  petitionRowOf: (id: string) => `petition-row-${id}`,

  petitionDetail: 'petition-detail',
  petitionNumber: 'petition-number',
  petitionTitle: 'petition-title',
  /** carries data-status */
  petitionStatus: 'petition-status',
  petitionBall: 'petition-ball',
  clock: (name: string) => `clock-${name}`,
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

  keyHelp: 'key-help',
} as const
