/**
 * Which department a desk officer last sent a category to: the form begins with it, so that the usual needs no choosing. It is shown
 * like any choice, and kept for the person at this computer.
 */
const keyOf = (userId: string, category: string) => `qs-dispatch:${userId}:${category}`

export function rememberDispatch(storage: Storage, userId: string, category: string | null, departmentId: unknown): void {
  if (category && typeof departmentId === 'string') storage.setItem(keyOf(userId, category), departmentId)
}

export function usualDepartment(storage: Storage, userId: string, category: string | null): string | null {
  return category ? storage.getItem(keyOf(userId, category)) : null
}
