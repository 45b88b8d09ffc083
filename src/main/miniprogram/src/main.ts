import { createSSRApp } from 'vue'
import App from './App.vue'

/** uni-app calls this by name on every platform; it must not be renamed. */
export function createApp() {
  const app = createSSRApp(App)
  return { app }
}
