/** The page at an address that leads nowhere. Apart from the other texts: only the build needs them. */
export const lost = {
  title: 'There is no such page',
  text: 'The address may have been cut short on its way. Copy the whole of it, or start over from your canvases.',
  toStart: 'Go to the start page',
} as const
