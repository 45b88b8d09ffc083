import './words'

/** One file for the list and what is open of it. */
export { default as PublicationDesk } from './PublicationDesk.vue'
export { default as PublicationPage } from './PublicationPage.vue'
