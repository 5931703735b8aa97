/** What hosts are told to send is what the page has, wherever it is written down. */
import { expect, test } from 'vitest';
import { contentPolicy, headersFile, isolation, keptForGood, safety } from '../../tools/site-headers.mjs';
import { readText } from '../structure/project-files';

const hosting = readText('docs/hosting.md');
const snippets = new Map([...hosting.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => [language, text]));
const all = { ...safety, ...isolation };

test.each(['nginx', 'caddyfile'])('docs/hosting.md sends every header from %s', (server) => {
  const snippet = snippets.get(server) ?? '';
  for (const [name, value] of Object.entries(all)) {
    const written = new RegExp(`${name} "?([^"\\n]*?)"?( always;)?$`, 'm').exec(snippet)?.[1];
    expect(written, name).toBe(value);
  }
  expect(snippet).toContain(`"${keptForGood['Cache-Control']}"`);
  expect(snippet.match(/Cross-Origin-|Content-Security|X-Content|Referrer-/g)).toHaveLength(Object.keys(all).length);
});

test('the policy stands in docs/hosting.md as it is in the page', () => {
  expect(hosting.split('\n')).toContain(contentPolicy);
});

test('_headers is one rule for everything and one, in each language, for what never changes', () => {
  expect(headersFile.split('\n').filter((line) => !line.startsWith('  '))).toEqual(['/*', '/assets/*', '/de/assets/*', '']);
  for (const [name, value] of Object.entries({ ...all, ...keptForGood })) expect(headersFile).toContain(`\n  ${name}: ${value}\n`);
});

test('the policy allows nothing from elsewhere, and no text as a script', () => {
  expect(contentPolicy).not.toMatch(/https?:|\*|'unsafe-inline'|'unsafe-eval'|data:/);
  expect(contentPolicy).toMatch(/^default-src 'self'; /);
  expect(contentPolicy).toContain("require-trusted-types-for 'script'");
});

test('the workflow of GitHub Pages tests before it builds, and publishes what is built', () => {
  const steps = [...readText('.github/workflows/pages.yml').matchAll(/(?:run|uses): (.+)/g)].map(([, step = '']) =>
    step.replace(/@.*/, ''),
  );
  expect(steps.indexOf('npm test')).toBeGreaterThan(steps.indexOf('npm ci'));
  expect(steps.indexOf('npm run build')).toBeGreaterThan(steps.indexOf('npm test'));
  expect(steps.slice(steps.indexOf('npm run build'))).toEqual(['npm run build', 'actions/upload-pages-artifact', 'actions/deploy-pages']);
});

test('the manifest of the site names pictures that are there, with relative addresses', () => {
  const manifest = JSON.parse(readText('public/manifest.webmanifest'));
  expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
  expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
  for (const { src } of manifest.icons) expect(readText(`public/${src.replace('./', '')}`).length).toBeGreaterThan(100);
});
