/** @param what "Der Text, mit dem" */
export const missing = (what: string): string =>
  `${what} dieses Modell trainiert wurde, ${what.endsWith('denen') ? 'sind' : 'ist'} nicht hier. Du kannst das Modell benutzen, aber weder trainieren noch messen; gib dafür die Daten noch einmal.`;
