/** Reads the text/event-stream format: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export interface StreamEvent {
  readonly event: string
  readonly data: string
  readonly id: string
}

/** A parser fed with pieces of text cut anywhere; gives the events that are complete. */
export function eventParser(): { feed(text: string): StreamEvent[]; readonly lastEventId: string } {
  let rest = ''
  let event = ''
  let data: string[] = []
  let lastEventId = ''

  function line(text: string): StreamEvent | undefined {
    if (text === '') {
      const complete = data.length > 0 ? { event: event || 'message', data: data.join('\n'), id: lastEventId } : undefined
      event = ''
      data = []
      return complete
    }
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
    else if (field === 'id') lastEventId = value
    return undefined
  }

  return {
    feed(text) {
      rest += text
      const lines = rest.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      return lines.map(line).filter((found) => found !== undefined)
    },
    get lastEventId() {
      return lastEventId
    },
  }
}
