/** Puts text on the clipboard where the browser lets a page do so. */

/**
 * Copies what `text` will be; answers whether it is on the clipboard. It has to be called within the click itself and
 * given the promise, because Safari counts a copy after an await as nobody's wish. Plain http has no clipboard.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard }
  if (!clipboard) {
    await text
    return false
  }
  try {
    const blob = text.then((ready) => new Blob([ready], { type: 'text/plain' }))
    await clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    // Refused, or a browser that takes no promise: once more with the text itself.
    return clipboard.writeText(await text).then(
      () => true,
      () => false,
    )
  }
}
