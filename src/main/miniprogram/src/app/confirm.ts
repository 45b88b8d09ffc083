/** Dialogs belong to the phone and take a colour, not a token; it is --qs-accent. */
export const ACCENT = '#b5352a'

/** Asks back before something that cannot be undone; true when the person wants it. */
export async function confirmed(title: string, content: string, confirmText: string): Promise<boolean> {
  return (await uni.showModal({ title, content, confirmText, confirmColor: ACCENT })).confirm
}
