/**
 * Light or dark as a link says, whatever the browser prefers. The style sheets ask the browser by `prefers-color-scheme`; here
 * their question is answered in its place, in every sheet of the page and in those that come later.
 *
 * @param theme null: as the browser has it
 * @returns takes it back
 */
export function applyTheme(theme: 'light' | 'dark' | null): (() => void) | undefined {
  if (theme === null) return undefined;
  const answered = new Map<CSSMediaRule, string>();
  const answer = (): void => {
    for (const sheet of document.styleSheets) answerIn(sheet.cssRules, theme === 'dark', answered);
  };
  answer();
  document.documentElement.style.colorScheme = theme;
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof HTMLLinkElement && node.rel === 'stylesheet') node.addEventListener('load', answer);
    answer();
  });
  observer.observe(document.head, { childList: true });
  return () => {
    observer.disconnect();
    for (const [rule, question] of answered) rule.media.mediaText = question;
    document.documentElement.style.colorScheme = '';
  };
}

function answerIn(rules: CSSRuleList, isDark: boolean, answered: Map<CSSMediaRule, string>): void {
  for (const rule of rules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    if (rule.media.mediaText.includes('prefers-color-scheme: dark') && !answered.has(rule)) {
      answered.set(rule, rule.media.mediaText);
      rule.media.mediaText = isDark ? 'all' : 'not all';
    }
    answerIn(rule.cssRules, isDark, answered);
  }
}
