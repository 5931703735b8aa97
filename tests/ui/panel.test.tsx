import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Panel, panelAnchor } from '../../src/ui/parts/Panel';

it('a panel has an address, and is named by its title', () => {
  const markup = renderToStaticMarkup(
    <Panel id="weights" title="Weights" subtitle="all of them">
      here
    </Panel>,
  );
  expect(markup).toContain(`<section id="${panelAnchor('weights')}"`);
  const [, labelledBy = ''] = /aria-labelledby="([^"]+)"/.exec(markup) ?? [];
  expect(markup).toContain(`<h2 id="${labelledBy}">Weights</h2>`);
  expect(labelledBy).not.toBe(panelAnchor('weights'));
});
