import type { HttpAnswer, Transport } from '../api/http'

/** uni.request: any HTTP status is a success, `fail` means that no answer came. */
export const transport: Transport = (request) =>
  new Promise<HttpAnswer>((resolve, reject) => {
    uni.request({
      url: request.url,
      // PATCH is known to WeChat but not to uni-app's type.
      method: request.method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      header: request.headers,
      data: request.body as UniApp.RequestOptions['data'],
      timeout: 30_000,
      success: (answer) =>
        resolve({
          status: answer.statusCode,
          headers: (answer.header ?? {}) as Record<string, string>,
          body: parsed(answer.data),
        }),
      fail: (failure) => reject(new Error(failure.errMsg)),
    })
  })

/** uni.request parses application/json only; a problem has a media type of its own and may arrive as text. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') {
    return data
  }
  try {
    return JSON.parse(data)
  } catch {
    return data // HTML or nothing, from a proxy on the way: the status alone decides then
  }
}
