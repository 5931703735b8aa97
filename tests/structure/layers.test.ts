/**
 * The layers of `src`, checked a second time: a linter that reads nothing passes silently, this test does not.
 * It also sees what the linter's rule does not: dynamic imports and addresses of workers.
 */
import { describe, expect, test } from 'vitest';
import { exists, filesUnder, importsOf, readText, resolveImport, staticImportsOf, type Import } from './project-files';

const layers = [
  'words',
  'math',
  'catalog',
  'experiment',
  'formats',
  'packed',
  'model',
  'plan',
  'training',
  'worker',
  'scripting',
  'state',
  'lessons',
  'ui',
  'standalone',
  'main',
];
const pageLayers = ['scripting', 'state', 'lessons', 'ui', 'main'];
const pagePackages = /^(react|react-dom|recharts|zustand)(\/|$)/;
const layerOf = (path: string): string => (/^src\/([^/.]+)/.exec(path) ?? [])[1] ?? '';

/**
 * Rooms of the worker, and which of them each may enter; all may read what lies at the top, `protocol` and the like. A
 * trainer knows nothing of the engine but the run that is trained.
 */
const rooms: Readonly<Record<string, RegExp>> = {
  '': /^$/,
  page: /^page\/|^(engine\/engine|xray\/xray)\.worker\.ts$/,
  engine: /^(engine|trainer|backends|shelf)\//,
  trainer: /^(trainer|backends)\/|^engine\/live-run$/,
  backends: /^backends\//,
  shelf: /^shelf\//,
  xray: /^xray\//,
};

/** Why an import leads into a room of the worker that is closed to this one, or null. */
function roomProblem(from: string, target: string): string | null {
  const [room, goal] = [from, target].map((path) => path.replace(/^src\/worker\//, '')) as [string, string];
  const own = room.includes('/') ? room.replace(/\/.*/, '') : '';
  return !goal.includes('/') || rooms[own]?.test(goal) === true ? null : `worker/${own} has no business there`;
}

/** Why an import breaks the layers, or null when it keeps them. */
function layerProblem(from: string, { specifier, typeOnly }: Import): string | null {
  const layer = layerOf(from);
  const onPage = pageLayers.includes(layer) || /^src\/worker\/(page\/.+|cores|engine-error)\.ts$/.test(from);
  const target = resolveImport(from, specifier);

  if (target === null) {
    if (specifier.startsWith('@tensorflow/')) {
      const allowed = ['model', 'plan', 'training', 'worker'].includes(layer) || (layer === 'catalog' && typeOnly);
      return allowed && !onPage ? null : 'TensorFlow stays in the worker';
    }
    if (pagePackages.test(specifier))
      return pageLayers.includes(layer) || layer === 'standalone' ? null : 'only the page knows React and its store';
    return null;
  }

  const targetLayer = layerOf(target);
  if (layer === 'worker' && targetLayer === 'worker') return roomProblem(from, target);
  if (!target.startsWith('src/') || targetLayer === layer) return null;
  if (layers.indexOf(targetLayer) > layers.indexOf(layer)) {
    return target === 'src/worker/protocol' && typeOnly ? null : `${layer} imports only to its left`;
  }
  if (!onPage) return null;
  if (['packed', 'model', 'plan', 'training'].includes(targetLayer)) return 'the page never imports the model or its training';
  if (targetLayer === 'worker' && layer !== 'worker' && !/^src\/worker\/(page\/(xray-)?client|engine-error|(xray-)?protocol)$/.test(target))
    return 'of worker, the page knows page/client, page/xray-client, engine-error and the protocols';
  if (targetLayer === 'formats' && !/^src\/formats\/(format-error|openable|packed-weights\/packed-size)$/.test(target))
    return 'of formats, the page knows format-error, openable and packed-weights/packed-size';
  return null;
}

const sources = filesUnder('src').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));

test('there are sources to check, and every one is in a known layer', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.filter((path) => !layers.includes(layerOf(path)))).toEqual([]);
  expect(sources.flatMap((path) => importsOf(readText(path))).length).toBeGreaterThan(sources.length);
});

test.each([...new Set(sources.map(layerOf))])('%s imports only to its left', (layer) => {
  const problems = sources
    .filter((path) => layerOf(path) === layer)
    .flatMap((path) =>
      importsOf(readText(path)).flatMap((found) => {
        const problem = layerProblem(path, found);
        return problem === null ? [] : [`${path} imports ${found.specifier}: ${problem}`];
      }),
    );
  expect(problems).toEqual([]);
});

/** The rooms of the page, from what everything is made of to what is seen at once: each imports only to its left. */
const pageRooms = [
  'words',
  'hooks',
  'charts',
  'parts',
  'glossary',
  'recording',
  'controls',
  'saving',
  'timeline',
  'rescue',
  'offline',
  'view',
  'dialogs',
  'examples',
  'try-it',
  'own-data',
  'recipes',
  'papers',
  'library',
  'kept',
  'class',
  'sweep',
  'xray',
  'comparison',
  'explorer',
  'panels',
  'lessons',
  'drop',
  'header',
  'presenter',
  'bench',
  'embed',
];
const pageRoomOf = (path: string): string | null => (/^src\/ui\/([^/]+)\//.exec(path) ?? [])[1] ?? null;

/** How far to the right a file of the page stands: in its room; outside of all rooms, in the rightmost room that it imports from. */
function rankOf(path: string, source: (path: string) => string): number {
  const room = pageRoomOf(path);
  if (room !== null) return pageRooms.indexOf(room);
  const targets = importsOf(source(path)).flatMap(({ specifier }) => resolveImport(path, specifier) ?? []);
  return Math.max(0, ...targets.map((target) => pageRooms.indexOf(pageRoomOf(target) ?? '')));
}

const sourceOf = (path: string): string => readText(sources.find((each) => each.replace(/\.tsx?$/, '') === path) ?? path);

/** Why an import goes from a room up into another, or null when it does not. */
function pageRoomProblem(from: string, { specifier }: Import): string | null {
  const target = resolveImport(from, specifier);
  const room = pageRoomOf(from);
  if (room === null || target === null || !target.startsWith('src/ui/') || target.endsWith('.css') || pageRoomOf(target) === room)
    return null;
  return rankOf(target, sourceOf) < pageRooms.indexOf(room) ? null : `ui/${room} imports only to its left: ${pageRooms.join(' ← ')}`;
}

test('every room of the page is known', () => {
  expect([...new Set(sources.flatMap((path) => pageRoomOf(path) ?? []))].toSorted()).toEqual(pageRooms.toSorted());
});

test.each(pageRooms)('ui/%s imports only to its left', (room) => {
  const problems = sources
    .filter((path) => pageRoomOf(path) === room)
    .flatMap((path) =>
      importsOf(readText(path)).flatMap((found) => {
        const problem = pageRoomProblem(path, found);
        return problem === null ? [] : [`${path} imports ${found.specifier}: ${problem}`];
      }),
    );
  expect(problems).toEqual([]);
});

describe('the check itself', () => {
  const problemOf = (path: string, source: string): string | null => {
    const [first] = importsOf(source);
    if (first === undefined) throw new Error(`no import was found in: ${source}`);
    return layerProblem(path, first);
  };

  test.each([
    ['src/math/a.ts', "import type { Task } from '../catalog/tasks/task';"],
    ['src/catalog/tasks/a.ts', "import * as tf from '@tensorflow/tfjs-core';"],
    ['src/model/a.ts', "import { useState } from 'react';"],
    ['src/training/a.ts', "import { x } from '../worker/engine';"],
    ['src/ui/panels/A.tsx', "const model = await import('../../model/bitnet');"],
    ['src/ui/panels/A.tsx', "import { x,\n  y } from '../../worker/engine';"],
    ['src/state/a.ts', "import type { Run } from '../training/run';"],
    ['src/main.tsx', "import '@tensorflow/tfjs-core';"],
    ['src/worker/page/client.ts', "import { x } from '../../model/bitnet';"],
    ['src/state/a.ts', "export { x } from '../formats/safetensors/safetensors';"],
    ['src/worker/page/client.ts', "import { createEngine } from '../engine/engine';"],
    ['src/worker/page/client.ts', "import type { LiveRun } from '../engine/live-run';"],
    ['src/worker/engine/engine.ts', "import { x } from '../page/client';"],
    ['src/worker/trainer/trainer.ts', "import type { RunRegistry } from '../engine/run-registry';"],
    ['src/worker/backends/choose.ts', "import { x } from '../trainer/trainer';"],
    ['src/worker/protocol.ts', "import type { Look } from './engine/live-run';"],
  ])('%s may not contain %s', (path, source) => {
    expect(problemOf(path, source)).not.toBeNull();
  });

  test.each([
    ['src/catalog/modes/a.ts', "import type * as tf from '@tensorflow/tfjs-core';"],
    ['src/training/a.ts', "import type { Inspection } from '../worker/protocol';"],
    ['src/ui/panels/A.tsx', "import { tasks } from '../../catalog/tasks/tasks';"],
    ['src/ui/panels/A.tsx', "import { FormatError } from '../../formats/format-error';"],
    ['src/ui/panels/A.tsx', "import { packedFileBytes } from '../../formats/packed-weights/packed-size';"],
    ['src/worker/page/client.ts', "const address = new URL('../engine/engine.worker.ts', import.meta.url);"],
    ['src/worker/trainer/trainer.ts', "import type { LiveRun } from '../engine/live-run';"],
    ['src/worker/engine/requests/looks.ts', "import { EngineError } from '../../engine-error';"],
    ['src/worker/engine/engine.ts', "import { build } from '../../model/bitnet';"],
  ])('%s may contain %s', (path, source) => {
    expect(problemOf(path, source)).toBeNull();
  });

  test.each([
    ['src/ui/charts/a.tsx', "import { EmptyState } from '../parts/EmptyState';"],
    ['src/ui/charts/a.tsx', "import type { View } from '../explorer/views';"],
    ['src/ui/words/a.ts', "import type { ChartLine } from '../charts/chart-lines';"],
    ['src/ui/comparison/a.tsx', "const Setup = await import('../panels/SetupPanel');"],
    ['src/ui/hooks/a.ts', "import { App } from '../App';"],
  ])('%s may not contain %s, as it is a room', (path, source) => {
    const [first] = importsOf(source);
    expect(first === undefined ? null : pageRoomProblem(path, first)).not.toBeNull();
  });

  test.each([
    ['src/ui/charts/a.tsx', "import { formatCount } from '../words/format';"],
    ['src/ui/charts/a.tsx', "import { RunMark } from '../RunMark';"],
    ['src/ui/panels/a.tsx', "const Comparison = await import('../comparison/Comparison');"],
    ['src/ui/charts/a.tsx', "import './curves-chart.css';"],
  ])('%s may contain %s, as it is a room', (path, source) => {
    const [first] = importsOf(source);
    expect(first === undefined ? 'no import was found' : pageRoomProblem(path, first)).toBeNull();
  });
});

/** What a module loads with all that it loads, before its first line runs: files of the project, and packages. */
function loadedBy(entry: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    for (const specifier of staticImportsOf(readText(path))) {
      const target = resolveImport(path, specifier);
      if (target === null) packages.add(specifier);
      else for (const file of [`${target}.ts`, `${target}.tsx`]) if (exists(file)) visit(file);
    }
  };
  visit(entry);
  return { files, packages };
}

/** What a worker begins with, and what follows when it has a backend. */
const entries = ['src/worker/engine/engine-boot.ts', 'src/worker/engine/engine.ts'];

test('a worker trains without loading TensorFlow.js; what computes by the definition loads it', () => {
  const isTensorFlow = (name: string): boolean => name.startsWith('@tensorflow/');
  for (const entry of entries) expect([...loadedBy(entry).packages].filter(isTensorFlow)).toEqual([]);
  expect([...loadedBy('src/worker/engine/look-inside.ts').packages].filter(isTensorFlow)).not.toEqual([]);
});

test('a worker trains in WebAssembly without loading shaders; what trains on a device loads all of them', () => {
  const isShader = (path: string): boolean => path.endsWith('/wgsl.ts');
  for (const entry of entries) expect([...loadedBy(entry).files].filter(isShader)).toEqual([]);
  const all = filesUnder('src/plan').filter(isShader).toSorted();
  expect(all.length).toBeGreaterThan(1);
  expect([...loadedBy('src/plan/gpu/execute.ts').files].filter(isShader).toSorted()).toEqual(all);
});
