/** For tests alone: jsdom lays nothing out and has no top layer, so what opens there is merely in the tree. */

export function standInForTopLayer(): void {
  HTMLElement.prototype.showPopover ??= function showPopover(this: HTMLElement) {
    // Hidden, it could not take the focus.
    this.style.display = 'block'
  }
  HTMLElement.prototype.hidePopover ??= function hidePopover() {}
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false
  }
  globalThis.CSS ??= { supports: () => true } as unknown as typeof CSS
}
