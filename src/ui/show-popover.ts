/** Shows a popover above the rest of the page; a browser without popovers shows it where it stands. */
export function showPopover(element: HTMLElement | null): void {
  if (element !== null && 'popover' in element && !element.matches(':popover-open')) element.showPopover();
}
