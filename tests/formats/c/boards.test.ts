/** How much of a microcontroller the file takes, and what it answers there, in emulators. */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { c } from '../../../src/formats/c/c';
import { footprintOf } from '../../../src/formats/c/footprint';
import type { PortableModel } from '../../../src/formats/format';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import { packedModel } from '../../../src/packed/packed-model';
import { predict } from '../../../src/packed/predict';
import { folder, has, saved, skipped } from './compilers';
import { firstModel, models } from './models';
import { modes, tokenTasks, trainedModel } from './trained-models';

const arm = 'arm-none-eabi-gcc';
const cortex = ['-mcpu=cortex-m3', '-mthumb'];
const riscv = 'riscv64-unknown-elf-gcc';
const bare = (name: string): string => fileURLToPath(new URL(`bare/${name}`, import.meta.url));

/** Bytes of flash and RAM of the object file: what a linker adds is the board's. */
function measured(model: PortableModel): { readonly flashBytes: number; readonly ramBytes: number } {
  const object = `${folder}/sized.o`;
  execFileSync(arm, ['-std=c99', '-Os', ...cortex, '-DBITNET_NO_MAIN', '-c', saved('sized.c', c.write(model)), '-o', object]);
  const [, line = ''] = execFileSync('arm-none-eabi-size', [object], { encoding: 'utf8' }).split('\n');
  const [text = 0, data = 0, bss = 0] = line.trim().split(/\s+/).map(Number);
  return { flashBytes: text + data, ramBytes: data + bss };
}

describe.skipIf(!has(arm))(`on a Cortex-M3${skipped(arm)}`, () => {
  it('the model that the page trains first takes less than 40 kB of flash and 24 kB of RAM', () => {
    const { flashBytes, ramBytes } = measured(firstModel);
    console.log(`reverse, as it is first trained: ${flashBytes} bytes of flash, ${ramBytes} of RAM`);
    expect(flashBytes).toBeLessThan(40_000);
    expect(ramBytes).toBeLessThan(24_000);
  });

  it.each(models)('takes what the page says: $name', ({ model }) => {
    const found = measured(model);
    const said = footprintOf(model.experiment);
    // The code is not of every kind of model the same; of the arrays every byte is counted.
    expect(Math.abs(said.flashBytes - found.flashBytes)).toBeLessThan(1_500);
    expect(Math.abs(said.ramBytes / found.ramBytes - 1)).toBeLessThan(0.05);
  });

  it('takes this much of five trained models', () => {
    for (const task of tokenTasks)
      for (const mode of modes) {
        const { flashBytes, ramBytes } = measured(trainedModel(task, mode));
        console.log(`${task}, ${mode}: ${flashBytes} bytes of flash, ${ramBytes} of RAM`);
        expect(flashBytes).toBeGreaterThan(0);
      }
  });
});

const pageSays = async ({ experiment, tensors }: PortableModel, input: unknown): Promise<string> =>
  (await predict(packedModel(architectureOf(experiment), tensors, tableKernel), taskOf(experiment), input)).output.replaceAll('¶', '\n');

const emulated = (emulator: string, machine: readonly string[], program: string, ...words: readonly string[]): string => {
  const semihosting = ['enable=on,target=native', 'arg=model', ...words.map((word) => `arg=${word.replaceAll(',', ',,')}`)].join(',');
  const quiet = ['-display', 'none', '-monitor', 'none', '-serial', 'none', '-semihosting-config', semihosting];
  const { stdout, stderr } = spawnSync(emulator, [...machine, ...quiet, '-kernel', program], {
    encoding: 'utf8',
    timeout: 60_000,
    input: '',
  });
  // Boards that write sign by sign write to the console of the emulator.
  return stdout + stderr;
};

const questions = [
  ['reverse', '31415926'],
  ['addition', '7+85'],
  ['brackets', '([]{<>(['],
  ['tales', 'once'],
] as const;

describe.skipIf(!has(arm) || !has('qemu-system-arm'))(
  `in an emulated Cortex-M3${skipped(arm, 'qemu-system-arm')}`,
  { timeout: 120_000 },
  () => {
    const programOf = (...sources: readonly string[]): string => {
      const program = `${folder}/cortex.elf`;
      const link = ['--specs=rdimon.specs', '-T', bare('cortex-m3.ld')];
      execFileSync(arm, ['-std=c99', '-Os', ...cortex, ...link, ...sources, '-o', program, '-lm'], { stdio: 'pipe' });
      return program;
    };
    const board = ['-M', 'mps2-an385'];

    it.each(questions)('%s: answers as the page', async (task, question) => {
      const model = trainedModel(task, 'ternary');
      const program = programOf(saved('cortex.c', c.write(model)));
      expect(emulated('qemu-system-arm', board, program, question)).toBe(`${await pageSays(model, question)}\n`);
    });

    it('names a gesture', async () => {
      const model = trainedModel('gestures', 'binary');
      const task = taskOf(model.experiment);
      const [points = []] = task.kind === 'frames' && task.input.kind === 'strokes' ? task.input.templates : [];
      const stroke = points.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' ');
      const program = programOf(`-DMODEL="${saved('drawn.c', c.write(model))}"`, `-DQUESTION_ASKED="${stroke}"`, bare('asked.c'));
      expect(emulated('qemu-system-arm', board, program)).toBe(`${await pageSays(model, points)}\n`);
    });
  },
);

describe.skipIf(!has(riscv) || !has('qemu-system-riscv32'))(
  `in an emulated RV32${skipped(riscv, 'qemu-system-riscv32')}`,
  { timeout: 120_000 },
  () => {
    it.each(questions)('%s: answers as the page', async (task, question) => {
      const model = trainedModel(task, 'binary');
      const program = `${folder}/rv32.elf`;
      const place = { __flash: 0x8000_0000, __flash_size: 0x20_0000, __ram: 0x8020_0000, __ram_size: 0x20_0000 };
      execFileSync(
        riscv,
        [
          '-std=c99',
          '-Os',
          '-march=rv32imac',
          '-mabi=ilp32',
          '--specs=picolibc.specs',
          '--oslib=semihost',
          '--crt0=hosted',
          ...Object.entries(place).map(([name, value]) => `-Wl,--defsym=${name}=0x${value.toString(16)}`),
          `-DMODEL="${saved('rv32.c', c.write(model))}"`,
          `-DQUESTION_ASKED="${question}"`,
          bare('asked.c'),
          '-o',
          program,
        ],
        { stdio: 'pipe' },
      );
      expect(emulated('qemu-system-riscv32', ['-M', 'virt', '-bios', 'none'], program)).toBe(`${await pageSays(model, question)}\n`);
    });
  },
);
