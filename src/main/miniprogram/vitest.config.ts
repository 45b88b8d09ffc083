import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'view' || tag === 'text' } } })],
  test: {
    // The tests of the package run WeChat's compilers over the whole of it.
    testTimeout: 120_000,
  },
})
