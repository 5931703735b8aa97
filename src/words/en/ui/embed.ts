export const openWhole = 'Open the whole playground';
export const cannotEmbed = (asked: string, panels: string): string =>
  `The page around this one asks for “${asked}”, which cannot be embedded. These can: ${panels} and lesson:….`;
