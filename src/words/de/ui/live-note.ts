export const asksTheModel = (step: number): string =>
  `Hier antwortet das Modell selbst: mit den Gewichten, wie sie jetzt sind, nicht mit denen von Schritt ${step}.`;
