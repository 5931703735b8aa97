/** Of masculine nouns, as all creatures are. */
export const qualities =
  'alter braver bunter eifriger fauler feiner flinker forscher freier froher frecher geduldiger gelber gerader goldener großer heiterer junger kluger leiser lieber lustiger milder munterer mutiger neuer netter ruhiger sanfter stolzer treuer wacher';
export const creatures =
  'Adler Biber Dachs Delfin Elch Falke Fink Frosch Fuchs Gecko Hai Hamster Hase Hecht Hirsch Igel Käfer Kater Koala Kranich Krebs Lachs Luchs Marder Molch Otter Panda Rabe Reiher Spatz Specht Storch';
export const named = (quality: string, creature: string): string => `${quality} ${creature}`;
