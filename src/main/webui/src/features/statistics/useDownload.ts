import { ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Days, Grouping } from './rates'

export type FileKind = 'xlsx' | 'pdf'

const paths = { xlsx: '/statistics/petitions/report.xlsx', pdf: '/statistics/petitions/report.pdf' } as const

/** The name under which the service wants a file to be kept: RFC 6266. */
export const nameIn = (disposition: string | null, otherwise: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : otherwise
}

/** Fetches a file as the person who is signed in and hands it to the browser, once it is whole. */
export function useDownload() {
  const fetching = ref<FileKind | null>(null)
  const trouble = shallowRef<unknown>(null)

  async function download(kind: FileKind, query: Days & { by: Grouping }): Promise<void> {
    if (fetching.value) return
    fetching.value = kind
    trouble.value = null
    try {
      const answer = api.GET(paths[kind], { params: { query }, parseAs: 'blob' })
      const file: Blob = await unwrap<Blob>(answer)
      save(file, nameIn((await answer).response.headers.get('content-disposition'), `statistics.${kind}`))
    } catch (error) {
      trouble.value = error
    } finally {
      fetching.value = null
    }
  }

  return { fetching, trouble, download }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // the browser has taken it over by the next turn
  setTimeout(() => URL.revokeObjectURL(link.href))
}
