import './words'

/** One file for both pages: whoever looks at a number opens the list behind it next. */
export { default as StatisticsPage } from './StatisticsPage.vue'
export { default as CasesPage } from './CasesPage.vue'
