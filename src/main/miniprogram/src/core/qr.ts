import qrcode from 'qrcode-generator'

/** Blank modules around the code, as the standard asks for. */
const QUIET = 4

/** A QR code as an SVG picture in a data address: it needs neither a canvas nor a request. */
export function qrPicture(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const rows: string[] = []
  for (let row = 0; row < size; row++) {
    rows.push(rowPath(size, row, (column) => code.isDark(row, column)))
  }
  const side = size + 2 * QUIET
  return (
    `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'%3E` +
    `%3Cpath fill='white' d='M0 0h${side}v${side}H0z'/%3E%3Cpath d='${rows.join('')}'/%3E%3C/svg%3E`
  )
}

/** One row as runs of dark modules. */
function rowPath(size: number, row: number, isDark: (column: number) => boolean): string {
  let path = ''
  for (let column = 0; column < size; column++) {
    const from = column
    while (column < size && isDark(column)) {
      column++
    }
    if (column > from) {
      path += `M${from + QUIET} ${row + QUIET}h${column - from}v1h-${column - from}z`
    }
  }
  return path
}
