import { panelAnchor, type PanelId } from './Panel';

/** Leads to a panel: unfolded where it is folded, in sight, and with the focus, so that Tab goes on from there. */
export function goToPanel(id: PanelId): void {
  const panel = document.getElementById(panelAnchor(id));
  if (panel === null) return;
  const fold = panel.closest('details');
  if (fold !== null) fold.open = true;
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView();
}
