/**
 * Leaves out of a C text what a model does not use, so that the file reads as if it had been written for it:
 *
 *   #if NAME … #else … #endif      decided here, where NAME is one of the flags
 *
 * Every other directive, nested ones included, stays as it is.
 */
export function keepOnly(text: string, flags: Readonly<Record<string, boolean>>): string {
  const kept: string[] = [];
  /** Of each open `#if`: whether it is decided here, and whether its lines are kept. */
  const open: { readonly decided: boolean; keeps: boolean }[] = [];
  for (const line of text.split('\n')) {
    const [, directive, name = ''] = /^#(if|ifdef|ifndef|else|endif)\b\s*(\S*)/.exec(line) ?? [];
    const innermost = open.at(-1);
    if (directive === 'if' || directive === 'ifdef' || directive === 'ifndef') {
      const flag = directive === 'if' ? flags[name] : undefined;
      open.push({ decided: flag !== undefined, keeps: flag ?? true });
      if (flag !== undefined) continue;
    } else if (innermost !== undefined && directive === 'else' && innermost.decided) {
      innermost.keeps = !innermost.keeps;
      continue;
    } else if (innermost !== undefined && directive === 'endif') {
      open.pop();
      if (innermost.decided) continue;
    }
    if (open.every(({ keeps }) => keeps)) kept.push(line);
  }
  return kept.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
