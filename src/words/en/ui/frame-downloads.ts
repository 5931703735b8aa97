export const mayNotArrive = 'The playground is inside another page. If no file arrives, that page does not let it save files.';
export const mayNotSave = 'The page around the playground does not let it save files.';
