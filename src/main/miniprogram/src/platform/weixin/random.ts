export function wechatRandom(length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    wx.getRandomValues({
      length,
      success: (result) => resolve(new Uint8Array(result.randomValues)),
      fail: (failure) => reject(new Error(failure.errMsg)),
    })
  })
}
