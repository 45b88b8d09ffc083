/** The few calls of WeChat's own object that uni-app has no counterpart for. */
declare const wx: {
  readonly env: { readonly USER_DATA_PATH: string }
  getRandomValues(options: {
    length: number
    success: (result: { randomValues: ArrayBuffer }) => void
    fail: (failure: { errMsg: string }) => void
  }): void
}
