export const openWhole = 'Den ganzen Playground öffnen';
export const cannotEmbed = (asked: string, panels: string): string =>
  `Die Seite darum herum verlangt „${asked}“, was sich nicht einbetten lässt. Es gibt ${panels} und lesson:….`;
