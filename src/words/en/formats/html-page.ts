/** In a string of a program: without quotation marks like '. */
export const newerBrowser = 'This model needs a newer browser: Chrome 80, Firefox 113, Safari 16.4, or any later one.';
export const needsJavaScript = 'The model in this page runs in your browser, and needs JavaScript to do so.';
