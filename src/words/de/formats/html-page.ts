/** In a string of a program: without quotation marks like '. */
export const newerBrowser = 'Dieses Modell braucht einen neueren Browser: Chrome 80, Firefox 113, Safari 16.4 oder einen späteren.';
export const needsJavaScript = 'Das Modell in dieser Seite läuft in deinem Browser und braucht dafür JavaScript.';
