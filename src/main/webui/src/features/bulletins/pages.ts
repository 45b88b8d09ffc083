import './words'

/** One file for the list and what is open of it. */
export { default as BulletinDesk } from './BulletinDesk.vue'
export { default as BulletinPage } from './BulletinPage.vue'
