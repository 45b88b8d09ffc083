/**
 * What differs between the WeChat package and the browser build. Each target's folder exports one `platform`; the rest of
 * the source asks for `@platform` and gets the one it is built for.
 */
export interface Platform {
  /** Where the service is; empty where pages and service share a host. */
  readonly origin: string
  random(length: number): Promise<Uint8Array>
  network: Network
  photos: PhotoFiles
  /** Where the phone is, or why that can't be told. */
  position(): Promise<Position | PositionTrouble>
  /** Reads a QR with the phone's own scanner; null where there is none, or the person changed their mind. */
  scan(): Promise<string | null>
  readonly canScan: boolean
  /** Keeps the screen lit while a code is shown. */
  keepAwake(on: boolean): void
  /** The address that other phones open a link of the service by. */
  readonly linkOrigin: string
  /** Asks who uses the phone without showing anything; null where that can't be known. */
  signInCode(): Promise<string | null>
  /**
   * Asks whether messages of these templates may be sent, in WeChat's own dialogue; it must be called while the tap lasts. The answers
   * by template, none where nothing can be asked.
   */
  askToBeTold(templateIds: string[]): Promise<Record<string, string>>
  /** Gives form controls inside a component the accessible name that the framework does not give them. */
  nameControl(root: unknown, name: string, invalid: boolean): void
  /** Silences the pictures that the framework draws inside a component: what they show is said by the elements around them. */
  quietImages(root: unknown): void
}

export interface Position {
  latitude: number
  longitude: number
  /** Metres. */
  accuracy: number
  crs: 'WGS84' | 'GCJ02'
}

export type PositionTrouble = 'denied' | 'unsupported' | 'timeout'

export interface Network {
  online(): Promise<boolean>
  onChange(listener: (online: boolean) => void): void
}

/** Photos on the phone, kept under a handle that is still good after the app was closed. */
export interface PhotoFiles {
  /** Lets the person pick; an empty list when they changed their mind. */
  pick(count: number): Promise<string[]>
  bytes(file: string): Promise<Uint8Array | null>
  preview(file: string): Promise<string | null>
  send(file: string, upload: PostPolicy, progress: (share: number) => void): Promise<void>
  drop(file: string): Promise<void>
}

/** An S3 POST policy: all fields, then the file under the name `file`, as the last part. */
export interface PostPolicy {
  url: string
  fields: Record<string, string>
}
