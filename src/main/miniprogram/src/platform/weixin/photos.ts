import { offlineProblem } from '../../api/problem'
import { hex } from '../../core/uuidv7'
import type { PhotoFiles } from '../platform'
import { assertStored } from '../uploadOutcome'
import { wechatRandom } from './random'

/** Photos of the WeChat package: picked with its own dialog, copied to the app's folder, sent by its uploader. */
export const phonePhotos: PhotoFiles = {
  async pick(count) {
    const paths = await choose(count)
    const kept: string[] = []
    for (const path of paths) {
      kept.push(await keep(path))
    }
    return kept
  },

  bytes(file) {
    return new Promise((resolve) => {
      uni.getFileSystemManager().readFile({
        filePath: file,
        success: (result) => resolve(new Uint8Array(result.data as ArrayBuffer)),
        // WeChat clears its folder when the phone is full: the file is gone, and the draft asks for it again.
        fail: () => resolve(null),
      })
    })
  },

  async preview(file) {
    return file
  },

  send(file, upload, progress) {
    return new Promise((resolve, reject) => {
      const task = uni.uploadFile({
        url: upload.url,
        filePath: file,
        name: 'file',
        formData: upload.fields,
        success: (result) => {
          try {
            assertStored(result.statusCode)
            resolve()
          } catch (problem) {
            reject(problem)
          }
        },
        fail: () => reject(offlineProblem()),
      })
      task.onProgressUpdate((update) => progress(update.progress / 100))
    })
  },

  drop(file) {
    return new Promise((resolve) => {
      uni.getFileSystemManager().unlink({ filePath: file, success: () => resolve(), fail: () => resolve() })
    })
  },
}

function choose(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    uni.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
      success: (result) => resolve(result.tempFiles.map((file) => file.tempFilePath)),
      fail: () => resolve([]),
    })
  })
}

/** The picked path dies with the app; a copy in the app's own folder does not. */
async function keep(path: string): Promise<string> {
  const ending = /\.\w{3,4}$/.exec(path)?.[0] ?? ''
  const kept = `${wx.env.USER_DATA_PATH}/qs-photo-${hex(await wechatRandom(12))}${ending}`
  return new Promise((resolve, reject) => {
    uni.getFileSystemManager().copyFile({
      srcPath: path,
      destPath: kept,
      success: () => resolve(kept),
      fail: (failure) => reject(new Error(failure.errMsg)),
    })
  })
}
