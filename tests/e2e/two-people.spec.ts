import { expect, phone, test } from '../support/test.ts'

test('two people fill the same canvas and see the same', async ({ person }) => {
  const owner = await person('Owner')
  const editor = await person('Editor')
  await owner.startCanvas()
  await editor.joinByLink(await owner.shareLink())
  await Promise.all([
    owner.canvas.addNotes('Key Activities', ['Ship orders', 'Answer questions']),
    editor.canvas.addNotes('Channels', ['Web shop']),
  ])
  for (const { canvas } of [owner, editor]) {
    await canvas.expectNotes('Key Activities', ['Ship orders', 'Answer questions'])
    await canvas.expectNotes('Channels', ['Web shop'])
    await expect(canvas.peopleHere).toHaveCount(2)
    await canvas.expectSaved()
  }
})

test('a phone shows one block at a time', async ({ person }) => {
  const owner = await person('Owner', phone)
  await owner.startCanvas()
  await expect(owner.page.getByRole('region').filter({ visible: true })).not.toHaveCount(9)
})
