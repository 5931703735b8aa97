import { expect, it } from 'vitest';
import { marginOf } from '../../src/ui/header/backend-margin';
import type { BackendReport } from '../../src/worker/protocol';

const report = (id: BackendReport['id'], stepMs?: number): BackendReport => ({
  id,
  usable: true,
  ...(stepMs === undefined ? {} : { stepMs }),
});

it('says by how much the winner of the probe won', () => {
  expect(marginOf([report('wasm', 12), report('webgpu', 61), report('cpu')], 'wasm', 'wasm')).toEqual({ times: '5.1', than: 'webgpu' });
});

it('claims nothing where nothing else was measured, or for a backend that was asked for', () => {
  expect(marginOf([report('wasm', 12), report('webgpu'), report('cpu')], 'wasm', 'wasm')).toBeNull();
  expect(marginOf([report('wasm', 12), report('webgpu', 61)], 'webgpu', 'wasm')).toBeNull();
  // Asked for in the settings of the engine itself, the slower one is in use.
  expect(marginOf([report('webgpu', 61), report('wasm', 12)], 'webgpu', 'webgpu')).toBeNull();
});
