import { createServer } from 'node:http';
import { expect } from 'vitest';
import type { Person } from '../person';
import { tinyLink, type Scene } from './scenario';

interface Heard {
  readonly type: string;
  readonly height: number;
}

const names = ['weights', 'timeline', 'explorer', 'try', 'comparison', 'examples', 'lesson:a-staircase'];

/** A page of another origin, served while `use` runs, that shows what it is given and keeps what it hears. */
async function onHost(html: string, use: (address: string) => Promise<void>): Promise<void> {
  const script = `window.problemsSeen = []; window.heard = []; addEventListener('message', ({ data }) => heard.push(data));`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>A course</title><script>${script}</script>${html}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  try {
    await use(`http://127.0.0.1:${address.port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const lastHeight = async (person: Person): Promise<number> =>
  person.page.evaluate(
    () => (Reflect.get(window, 'heard') as Heard[]).findLast(({ type }) => type === 'bitnet-playground:height')?.height ?? 0,
    null,
  );
const heightOfElement = async (person: Person): Promise<number> =>
  person.page.evaluate(() => document.querySelector('bitnet-playground')?.getBoundingClientRect().height ?? 0, null);

/** Each panel and a lesson, inside a page of another origin: there, as high as it says, and again when it is narrower. */
export const embedding: Scene = {
  title: 'parts of the playground in a page of another origin',
  open: ({ person }) => person.page.goto('about:blank'),
  scenarios: names.map((name) => ({
    title: `${name} is as high as it says, wide and narrow`,
    async play({ person, site }) {
      const link = tinyLink({ modes: 'ternary' }).replaceAll('&', '&amp;');
      const element = `<div id="room" style="width: 900px"><bitnet-playground panel="${name}" theme="dark" ${name.startsWith('lesson') ? '' : `link="${link}"`}></bitnet-playground></div>`;
      await onHost(`<script src="${site}bitnet-playground.js"></script>${element}`, async (address) => {
        await person.page.goto(address);
        await expect.poll(async () => lastHeight(person), { timeout: 60_000 }).toBeGreaterThan(100);
        await expect
          .poll(async () => Math.abs((await heightOfElement(person)) - (await lastHeight(person))), { timeout: 20_000 })
          .toBeLessThanOrEqual(1);
        const wide = await lastHeight(person);
        await person.page.evaluate(() => {
          const room = document.getElementById('room');
          if (room !== null) room.style.width = '360px';
        }, null);
        await expect.poll(async () => lastHeight(person), { timeout: 20_000 }).not.toBe(wide);
        await expect
          .poll(async () => Math.abs((await heightOfElement(person)) - (await lastHeight(person))), { timeout: 20_000 })
          .toBeLessThanOrEqual(1);
        await person.page.goto('about:blank');
      });
    },
  })),
};
