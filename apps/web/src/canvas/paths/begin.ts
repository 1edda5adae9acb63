/** Brings to the page what tells of others on a path. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import Invitation from './Invitation.svelte'

/** Lasts until the returned function is called. */
export function beginInvitations(canvas: Canvas): () => void {
  const target = document.getElementById('app') ?? document.body
  const invitation = mount(Invitation, { target, props: { canvas } })
  return () => void unmount(invitation)
}
