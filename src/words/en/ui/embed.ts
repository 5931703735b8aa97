export const openWhole = 'Open the whole playground';
export const cannotEmbed = (asked: string, panels: string): string =>
  `The page around asks for “${asked}”, which cannot be embedded. There are ${panels} and lesson:….`;
