import './words'

/** One file for the lists and what is open of them. */
export { default as CampaignDesk } from './CampaignDesk.vue'
export { default as CampaignPage } from './CampaignPage.vue'
export { default as OpeningPage } from './OpeningPage.vue'
