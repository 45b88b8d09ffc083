import './words'

/** One file for the list and what is open of it. */
export { default as PolicyDesk } from './PolicyDesk.vue'
export { default as PolicyPage } from './PolicyPage.vue'
