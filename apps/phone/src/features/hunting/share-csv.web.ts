/** Offers the text to the share sheet of a phone's browser, and elsewhere as a download. */
export async function shareCsv(name: string, csv: string): Promise<void> {
  // With the mark in front a spreadsheet knows that it is UTF-8.
  const file = new File([`\ufeff${csv}`], name, { type: 'text/csv;charset=utf-8' })
  const data = { files: [file] }
  const onPhone = window.matchMedia('(pointer: coarse)').matches
  if (onPhone && navigator.canShare?.(data)) {
    return navigator.share(data).catch((error: unknown) => {
      // Closing the sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    })
  }
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file by the time this runs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
