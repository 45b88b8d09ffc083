/** One file for the lists and what is open of them: whoever opens one opens the others next. */
export { default as PointsPlace } from './PointsPlace.vue'
export { default as ClaimDesk } from './claims/ClaimDesk.vue'
export { default as ClaimPage } from './claims/ClaimPage.vue'
export { default as BoardDesk } from './board/BoardDesk.vue'
export { default as MemberPage } from './board/MemberPage.vue'
export { default as RuleDesk } from './rules/RuleDesk.vue'
export { default as RulePage } from './rules/RulePage.vue'
