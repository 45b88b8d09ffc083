import { shallowRef } from 'vue'
import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Rendition } from '@/api/types'

/** A photo to show; without renditions they are asked for by id. */
export interface Photo {
  readonly id: string
  readonly renditions?: readonly Rendition[] | undefined
}

/** Which photos a grid shows. */
export type PhotoPlace = 'photo' | 'answer-photo' | 'timeline-photo' | 'minutes-photo' | 'order-photo'

const byWidth = (a: Rendition, b: Rendition) => a.width * a.height - b.width * b.height

/** The signed addresses of one photo. They last ten minutes; `renew` asks for new ones. */
export function usePhoto(photo: Photo) {
  const renditions = shallowRef<readonly Rendition[]>(photo.renditions ?? [])
  const broken = shallowRef(false)

  const small = () => renditions.value.toSorted(byWidth)[0]
  const large = () => renditions.value.toSorted(byWidth).at(-1)

  async function renew(): Promise<void> {
    try {
      const evidence = await unwrap(api.GET('/evidence/{id}', { params: { path: { id: photo.id } } }))
      renditions.value = evidence.renditions ?? []
      broken.value = renditions.value.length === 0
    } catch {
      // removed, not ours to see, or the service is away: the picture says that it can't be shown, and offers another try
      broken.value = true
    }
  }

  /** An address may only have run out: one new one is asked for before the picture counts as broken. */
  let renewed = false
  async function failed(): Promise<void> {
    if (renewed) broken.value = true
    else {
      renewed = true
      await renew()
    }
  }

  async function again(): Promise<void> {
    broken.value = false
    await renew()
  }

  return { small, large, broken, renew, failed, again }
}
