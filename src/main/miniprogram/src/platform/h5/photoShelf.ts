const STORE = 'photos'

/**
 * Picked photos in IndexedDB, so that a reload does not lose them. A browser in private mode may refuse to keep anything:
 * then they last as long as the page, and the draft says that the photo must be picked again.
 */
export class PhotoShelf {
  private readonly memory = new Map<string, Blob>()
  private opening: Promise<IDBDatabase | null> | null = null

  async put(key: string, blob: Blob): Promise<void> {
    this.memory.set(key, blob)
    await this.run('readwrite', (store) => store.put(blob, key))
  }

  async get(key: string): Promise<Blob | null> {
    const held = this.memory.get(key)
    if (held !== undefined) {
      return held
    }
    const kept = (await this.run('readonly', (store) => store.get(key))) as Blob | undefined | null
    if (!kept) {
      return null
    }
    this.memory.set(key, kept)
    return kept
  }

  async remove(key: string): Promise<void> {
    this.memory.delete(key)
    await this.run('readwrite', (store) => store.delete(key))
  }

  private async run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await this.database()
    if (database === null) {
      return null
    }
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      // A full disk aborts: the photo is in memory all the same, and that is what `null` says.
      transaction.onabort = () => resolve(null)
    })
  }

  private database(): Promise<IDBDatabase | null> {
    this.opening ??= new Promise((resolve) => {
      if (typeof indexedDB === 'undefined') {
        resolve(null)
        return
      }
      const request = indexedDB.open('qisheng', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
    })
    return this.opening
  }
}
