import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The tests of the package run WeChat's compilers over the whole of it.
    testTimeout: 120_000,
  },
})
