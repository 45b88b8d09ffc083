import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// The service that `npm run dev` talks to; the browser sees one origin, as in production.
const service = process.env.QISHENG_SERVICE ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [vue()],
  // what is not used is left out: components are set up by functions, texts by composition
  define: { __VUE_OPTIONS_API__: false, __VUE_I18N_LEGACY_API__: false },
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      '@design': fileURLToPath(new URL('../design', import.meta.url)),
    },
  },
  server: {
    // the tokens lie beside this project, shared with the mini-program
    fs: { allow: ['..'] },
    proxy: { '/api': { target: service } },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // an inlined asset would need data: in font-src or script-src; a file needs nothing but 'self'
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
    include: ['test/**/*.test.ts'],
    restoreMocks: true,
    // the token test reads the real file; other styles play no part in tests
    css: { include: [/tokens\.css/] },
  },
})
