import type { PhotoState } from './photo'

/** A photo's state in as few words as fit on it. */
export function stateWords(state: PhotoState): string {
  switch (state.name) {
    case 'WAITING':
      return '等待上传'
    case 'UPLOADING':
      return state.share > 0 ? `上传中 ${Math.round(state.share * 100)}%` : '准备上传'
    case 'CHECKING':
      return '检查中'
    case 'VERIFIED':
      return '已通过'
    case 'REFUSED':
      return '没通过'
    case 'FAILED':
      return '没传上去'
  }
}
