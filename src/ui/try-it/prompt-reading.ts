import { InputError, type TokenTask } from '../../catalog/tasks/task';

export type PromptReading =
  | {
      readonly kind: 'usable';
      readonly prompt: string;
      /** The right answer, one display string per token; null when open-ended. */ readonly answer: readonly string[] | null;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** What a typed prompt is to a task: usable, with its right answer where there is one, or refused with the task's reason. */
export function readPrompt(task: TokenTask, prompt: string, seqLen: number): PromptReading {
  try {
    task.prompt(prompt, seqLen);
    const answer = task.answer(prompt, seqLen);
    return { kind: 'usable', prompt, answer: answer?.map((id) => task.vocabulary[id] ?? '') ?? null };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'refused', reason: error.message };
    throw error;
  }
}
