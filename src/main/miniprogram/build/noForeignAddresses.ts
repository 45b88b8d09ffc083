import type { Plugin } from 'vite'

/**
 * uni-app's browser runtime preloads a picture for a shadow under the title bar, and carries advertisement code that we do
 * not use; both name hosts of its maker. An app for public offices asks nobody but its own service, so the addresses are
 * taken out of what is built. test/package/foreign.test.ts fails when one is left.
 */
const PICTURE = /url\(\s*["']?https:\/\/cdn\.dcloud\.net\.cn\/[^)]*\)/g
const ADDRESS = /https:\/\/[\w-]+\.dcloud\.net\.cn\/[\w./-]*/g

export function noForeignAddresses(): Plugin {
  return {
    name: 'qisheng:no-foreign-addresses',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') {
            file.code = file.code.replace(ADDRESS, '')
          } else if (typeof file.source === 'string' && file.fileName.endsWith('.css')) {
            file.source = file.source.replace(PICTURE, 'none')
          }
        }
      },
    },
  }
}
