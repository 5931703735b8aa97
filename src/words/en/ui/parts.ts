export const nothingToShow = 'Nothing to show until the models can run.';
export const mistake =
  'Something went wrong in this part of the playground, so it cannot be shown. The rest of the page keeps working, and nothing is lost.';
export const tryAgain = 'Try again';
export const reload = 'Reload for the new version';
export const technicalDetail = 'Technical detail';

export const missing = {
  offline:
    'This part of the page has not been fetched yet, and this device is offline. What is already on the page keeps working, and nothing is lost. Try again once you are connected.',
  unreachable:
    'This part of the page has not been fetched yet, and the site does not answer. What is already on the page keeps working, and nothing is lost. Try again in a moment.',
  updated:
    'The site has a new version, and this part of the version you have open is no longer there. What is already on the page keeps working: save the weights that you want to keep, then reload to get the new version.',
  withheld:
    'This part of the page could not be fetched, although the site answers: a filter or an extension may be holding it back. What is already on the page keeps working, and nothing is lost. Try again in a moment.',
};
