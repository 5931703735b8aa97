/** What compilers, sanitizers and a person at a terminal say to the file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { c } from '../../../src/formats/c/c';
import type { PortableModel } from '../../../src/formats/format';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import { packedModel } from '../../../src/packed/packed-model';
import { predict } from '../../../src/packed/predict';
import { cc, compiled, compilers, folder, run, saved, skipped, strict } from './compilers';
import { models } from './models';
import { agreeing, compiledDriver, firstDifference, heldOutInputs, scoresOfPage, scoresOfProgram, trainedModel } from './trained-models';

const timeout = 120_000;
const without = cc === '' ? ' (skipped: neither gcc nor clang is installed)' : '';

const answerOf = async ({ experiment, tensors }: PortableModel, input: unknown): Promise<string> =>
  (await predict(packedModel(architectureOf(experiment), tensors, tableKernel), taskOf(experiment), input)).output;

describe.skipIf(cc === '')(`every kind of model${without}`, { timeout }, () => {
  it.each(models)('compiles without a warning: $name', ({ model }) => {
    const source = saved('model.c', c.write(model));
    for (const compiler of compilers)
      // What only an optimiser sees, such as a variable without a value, gcc tells.
      for (const options of [[], ['-DBITNET_FLOAT'], ['-DBITNET_NO_MAIN'], ...(compiler === cc ? [['-O3']] : [])])
        execFileSync(compiler, [...strict, ...options, '-c', source, '-o', `${folder}/model.o`], { stdio: 'pipe', encoding: 'utf8' });
  });

  it.each(models)('overflows nothing, and answers as the page: $name', async ({ name, model }) => {
    const inputs = heldOutInputs(model, 3);
    const ofPage = await scoresOfPage(model, inputs);
    // Nothing is optimised away that a sanitizer could find; optimised programs answer in agreement.test.ts.
    const program = (label: string, ...more: readonly string[]): string =>
      compiledDriver(cc, model, `${label}-${models.findIndex((each) => each.name === name)}`, '-O0', ...sanitized, ...more);
    expect(firstDifference(ofPage, scoresOfProgram(program('float', '-DBITNET_FLOAT'), inputs))).toBeNull();
    const width = ofPage.length / (model.experiment.task === 'gestures' ? inputs.count : inputs.values.length);
    const ofIntegers = scoresOfProgram(program('integer'), inputs);
    expect(agreeing(ofPage, ofIntegers, width)).toBe(ofPage.length / width);
  });
});

/** Ends the program where anything is out of its place or its range. */
const sanitized = ['-fsanitize=address,undefined,signed-integer-overflow,shift,float-cast-overflow', '-fno-sanitize-recover=all'];

describe.skipIf(cc === '')(`at a terminal${without}`, { timeout }, () => {
  const programOf = (task: string, mode: string): string =>
    compiled(cc, saved(`${task}.c`, c.write(trainedModel(task, mode))), `asked-${task}-${mode}`, ...strict, '-O1', ...sanitized);

  it.each(['reverse', 'sort', 'addition', 'brackets', 'tales'])(
    '%s: the first argument is answered as the page answers it',
    async (task) => {
      const model = trainedModel(task, 'ternary');
      const prompt = taskOf(model.experiment);
      const question = prompt.kind === 'tokens' ? prompt.examplePrompt(model.experiment.seqLen) : '';
      expect(run(programOf(task, 'ternary'), question)).toBe(`${(await answerOf(model, question)).replaceAll('¶', '\n')}\n`);
    },
  );

  it('a line that is read is answered as well', async () => {
    const program = programOf('reverse', 'binary');
    expect(execFileSync(program, { input: '31415926\n', encoding: 'utf8' })).toBe(
      `${await answerOf(trainedModel('reverse', 'binary'), '31415926')}\n`,
    );
  });

  it('numbers are filled up, capitals become small, blanks are passed over', async () => {
    const sums = programOf('addition', 'ternary');
    expect(run(sums, ' 7 + 85 ')).toBe(run(sums, '07+85'));
    expect(run(sums, '7+85')).toBe(`${await answerOf(trainedModel('addition', 'ternary'), '7+85')}\n`);
    const tales = programOf('tales', 'binary');
    expect(run(tales, 'Once a Shy')).toBe(run(tales, 'once a shy'));
    expect(run(programOf('brackets', 'binary'), '( [ ] { < > ( [')).toBe(run(programOf('brackets', 'binary'), '([]{<>(['));
  });

  it('what cannot be answered is said in a sentence', () => {
    const program = programOf('reverse', 'ternary');
    for (const wrong of ['314', '31415926535', 'hello', '']) {
      expect(() => run(program, wrong)).toThrow('Ask as the model was trained, for example: 31415926');
    }
  });

  it('names strokes as the page does', async () => {
    const program = programOf('gestures', 'ternary');
    const model = trainedModel('gestures', 'ternary');
    const task = taskOf(model.experiment);
    const templates = task.kind === 'frames' && task.input.kind === 'strokes' ? task.input.templates : [];
    const names: string[] = [];
    for (const points of templates) {
      const name = run(program, points.map(([x, y]) => `${x},${y}`).join(' ')).trim();
      expect(name).toBe(await answerOf(model, points));
      names.push(name);
    }
    expect(new Set(names).size).toBeGreaterThan(7);
    for (const wrong of ['', '1,1', '1,1 1,1', '1,2 3', 'a line']) expect(() => run(program, wrong)).toThrow('Give a stroke as points');
  });
});

describe('the file', () => {
  it('says its commands and sizes, and nothing but ASCII', () => {
    for (const { model } of models) {
      const text = new TextDecoder().decode(c.write(model));
      expect(text).toMatch(/^[\n -~]*$/);
      expect(text).toMatch(/about [\d.]+ kB of flash, [\d.]+ kB of RAM/);
      expect(text).not.toContain('{ARRAYS}');
    }
  });

  it('has only what its model uses', () => {
    const textOf = (name: string): string =>
      new TextDecoder().decode(c.write(models.find((each) => each.name === name)?.model ?? trainedModel('sort', 'ternary')));
    expect(textOf('brackets')).not.toMatch(/RoPE|stroke|EDIFICE|TERNARY/);
    expect(textOf('gestures')).not.toMatch(/symbol_at|RMSNorm/);
  });

  it.skipIf(cc === '')(`keeps codes packed${skipped('gcc')}`, () => {
    const model = trainedModel('reverse', 'binary');
    const object = `${folder}/packed.o`;
    execFileSync(cc, ['-std=c99', '-O2', '-c', saved('packed.c', c.write(model)), '-o', object]);
    const codes = model.tensors.find(({ name }) => name.endsWith('.up.weight'));
    const packedBytes = codes?.kind === 'codes' ? Buffer.from(packBits(codes.codes)) : Buffer.alloc(0);
    expect(readFileSync(object).includes(packedBytes)).toBe(true);
  });
});

/** A bit a code, the first in the lowest. */
const packBits = (codes: Int8Array): Uint8Array =>
  Uint8Array.from({ length: Math.ceil(codes.length / 8) }, (_, i) =>
    [0, 1, 2, 3, 4, 5, 6, 7].reduce((byte, j) => byte | ((codes[8 * i + j] ?? -1) > 0 ? 1 << j : 0), 0),
  );
