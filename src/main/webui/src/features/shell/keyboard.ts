/** Whether a key belongs to what someone is writing, so that single letters must not act. */
export function typingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** Whether something lies over the page that keys belong to first: a dialog, a sheet, or the open list of a select. */
export function coveredByDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], .n-base-select-menu, .n-popover') !== null
}
