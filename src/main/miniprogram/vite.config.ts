import { fileURLToPath, URL } from 'node:url'
import uniPlugin from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'
import { noForeignAddresses } from './build/noForeignAddresses'

// The plugin is CommonJS: Node's own loader puts its default export one level deeper than a bundler does.
const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin

/** Each target has one folder with the same exports; everything else in the source is the same for both. */
const platform = process.env.UNI_PLATFORM === 'h5' ? 'h5' : 'weixin'

export default defineConfig({
  base: '/m/',
  plugins: [uni(), noForeignAddresses()],
  resolve: {
    alias: {
      '@platform': fileURLToPath(new URL(`./src/platform/${platform}/index.ts`, import.meta.url)),
    },
  },
  build: {
    // Old WebViews on cheap phones: no newer syntax than they can parse.
    target: 'es2015',
  },
  server: {
    proxy: { '/api': process.env.QISHENG_ORIGIN ?? 'http://localhost:8080' },
  },
})
