import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { homeOf } from '@/features/shell/places'
import SignInPage from '@/features/sign-in/SignInPage.vue'
import { useSession } from '@/stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** reachable without a session */
    open?: boolean
    /** has the whole screen to itself */
    bare?: boolean
  }
}

const NothingOpen = () => import('@/components/NothingOpen.vue')
const NothingChosen = () => import('@/components/NothingChosen.vue')
const NowherePage = () => import('@/features/shell/NowherePage.vue')

const statistics = () => import('@/features/statistics/pages')
const points = () => import('@/features/points/pages')
const limits = () => import('@/features/limits/pages')
const policies = () => import('@/features/policies/pages')
const campaigns = () => import('@/features/campaigns/pages')
const bulletins = () => import('@/features/bulletins/pages')
const publications = () => import('@/features/publications/pages')

const petitionPages: RouteRecordRaw[] = [
  { path: '', name: 'petitions', component: NothingOpen, props: { topic: 'petitions' } },
  { path: 'bulk/:action(accept|dispatch)', name: 'petitions-bulk', component: () => import('@/features/petitions/bulk/BulkPage.vue'), props: true },
  { path: ':id', name: 'petition', component: () => import('@/features/petitions/PetitionPage.vue'), props: true },
]

const publicationPages: RouteRecordRaw[] = [
  { path: '', name: 'publications', component: NothingChosen, props: { topic: 'publications' } },
  { path: ':id', name: 'publication', component: async () => (await publications()).PublicationPage, props: true },
]

const campaignPages: RouteRecordRaw[] = [
  { path: '', name: 'campaigns', component: NothingChosen, props: { topic: 'campaigns' } },
  { path: 'new', name: 'campaign-new', component: async () => (await campaigns()).OpeningPage },
  { path: ':id', name: 'campaign', component: async () => (await campaigns()).CampaignPage, props: true },
]

const bulletinPages: RouteRecordRaw[] = [
  { path: '', name: 'bulletins', component: NothingChosen, props: { topic: 'bulletins' } },
  { path: ':id', name: 'bulletin', component: async () => (await bulletins()).BulletinPage, props: true },
]

const servicePages: RouteRecordRaw[] = [
  { path: '', name: 'services', component: NothingOpen, props: { topic: 'services' } },
  { path: ':id', name: 'service', component: () => import('@/features/services/ItemPage.vue'), props: true },
]

const policyPages: RouteRecordRaw[] = [
  { path: '', name: 'policies', component: NothingChosen, props: { topic: 'policies' } },
  { path: ':id', name: 'policy', component: async () => (await policies()).PolicyPage, props: true },
]

const activityPages: RouteRecordRaw[] = [
  { path: '', name: 'activities', component: NothingOpen, props: { topic: 'activities' } },
  { path: 'new', name: 'activity-new', component: () => import('@/features/activities/plan/PlanPage.vue') },
  { path: ':id', name: 'activity', component: () => import('@/features/activities/ActivityPage.vue'), props: true },
  { path: 'check-ins/:id', name: 'check-in', component: () => import('@/features/activities/CheckInPage.vue'), props: true },
  { path: ':id/edit', name: 'activity-edit', component: () => import('@/features/activities/plan/PlanPage.vue'), props: true },
]

const pointsPages: RouteRecordRaw[] = [
  { path: '', redirect: '/points/claims' },
  {
    path: 'claims',
    component: async () => (await points()).ClaimDesk,
    children: [
      { path: '', name: 'claims', component: NothingOpen, props: { topic: 'claims' } },
      { path: ':id', name: 'claim', component: async () => (await points()).ClaimPage, props: true },
    ],
  },
  {
    path: 'board',
    component: async () => (await points()).BoardDesk,
    children: [
      { path: '', name: 'board', component: NothingOpen, props: { topic: 'board' } },
      { path: ':id', name: 'member-points', component: async () => (await points()).MemberPage, props: true },
    ],
  },
  {
    path: 'rules',
    component: async () => (await points()).RuleDesk,
    children: [
      { path: '', name: 'rules', component: NothingOpen, props: { topic: 'rules' } },
      { path: ':code', name: 'rule', component: async () => (await points()).RulePage, props: true },
    ],
  },
]

const limitPages: RouteRecordRaw[] = [
  { path: '', name: 'limits', component: NothingOpen, props: { topic: 'limits' } },
  { path: 'years/:year', name: 'year', component: async () => (await limits()).YearPage, props: true },
  { path: ':code', name: 'limit', component: async () => (await limits()).PolicyPage, props: true },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    // never shown: the guard sends each person to where their work is
    { path: '/', name: 'home', component: NowherePage },
    { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { open: true } },
    { path: '/petitions/board', name: 'petitions-board', component: () => import('@/features/petitions/board/BoardPage.vue') },
    { path: '/petitions', component: () => import('@/features/petitions/PetitionDesk.vue'), children: petitionPages },
    { path: '/publications', component: async () => (await publications()).PublicationDesk, children: publicationPages },
    { path: '/campaigns', component: async () => (await campaigns()).CampaignDesk, children: campaignPages },
    { path: '/file-for', name: 'file-for', component: () => import('@/features/filing/FileForPage.vue') },
    { path: '/services', component: () => import('@/features/services/MenuDesk.vue'), children: servicePages },
    { path: '/policies', component: async () => (await policies()).PolicyDesk, children: policyPages },
    { path: '/activities', component: () => import('@/features/activities/ActivityDesk.vue'), children: activityPages },
    {
      path: '/activities/:id/projector',
      name: 'projector',
      component: () => import('@/features/activities/projector/ProjectorPage.vue'),
      props: true,
      meta: { bare: true },
    },
    { path: '/points', component: async () => (await points()).PointsPlace, children: pointsPages },
    { path: '/statistics', name: 'statistics', component: async () => (await statistics()).StatisticsPage },
    { path: '/statistics/cases', name: 'statistics-cases', component: async () => (await statistics()).CasesPage },
    { path: '/bulletins', component: async () => (await bulletins()).BulletinDesk, children: bulletinPages },
    { path: '/limits', component: async () => (await limits()).LimitDesk, children: limitPages },
    { path: '/notifications', name: 'notifications', component: () => import('@/features/notifications/InboxPage.vue') },
    { path: '/:path(.*)*', name: 'nowhere', component: NowherePage },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (session.phase === 'starting') await session.start()
  if (session.startTrouble) return false
  if (session.phase === 'signedOut') {
    return to.meta.open || { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  }
  return session.phase === 'signedIn' && ['home', 'sign-in'].includes(String(to.name)) ? homeOf(session.roles) : true
})
