/** One file for the list and what is open of it: whoever opens one opens the other next. */
export { default as LimitDesk } from './LimitDesk.vue'
export { default as PolicyPage } from './PolicyPage.vue'
export { default as YearPage } from './YearPage.vue'
