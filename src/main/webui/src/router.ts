import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import SignInPage from '@/features/sign-in/SignInPage.vue'
import { useSession } from '@/stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** reachable without a session */
    open?: boolean
  }
}

const petitionPages: RouteRecordRaw[] = [
  { path: '', name: 'petitions', component: () => import('@/features/petitions/NothingOpen.vue') },
  { path: ':id', name: 'petition', component: () => import('@/features/petitions/PetitionPage.vue'), props: true },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', redirect: '/petitions' },
    { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { open: true } },
    {
      path: '/petitions',
      component: () => import('@/features/petitions/PetitionDesk.vue'),
      children: petitionPages,
    },
    { path: '/:path(.*)*', name: 'nowhere', component: () => import('@/features/shell/NowherePage.vue') },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (session.phase === 'starting') await session.start()
  if (session.startTrouble) return false
  if (session.phase === 'signedOut' && !to.meta.open) {
    return { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  }
  return session.phase === 'signedIn' && to.name === 'sign-in' ? '/' : true
})
