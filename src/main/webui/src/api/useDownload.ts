import { ref, shallowRef } from 'vue'
import { unwrap } from './problem'

/** The name under which the service wants a file to be kept: RFC 6266. */
export const nameIn = (disposition: string | null, otherwise: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : otherwise
}

type Fetched = Promise<{ data?: unknown; error?: unknown; response: Response }>

/** Fetches a file as the person who is signed in and hands it to the browser, once it is whole. */
export function useDownload<Kind extends string>() {
  const fetching = ref<Kind | null>(null)
  const trouble = shallowRef<unknown>(null)

  /** @param otherwise how it is called where the service does not say */
  async function download(kind: Kind, ask: () => Fetched, otherwise: string): Promise<void> {
    if (fetching.value !== null) return
    fetching.value = kind as never
    trouble.value = null
    try {
      const answer = ask()
      const file = await unwrap<Blob>(answer as never)
      save(file, nameIn((await answer).response.headers.get('content-disposition'), otherwise))
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
